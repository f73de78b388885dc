import os
import sys

sys.path.insert(0, os.environ["GUESS_HOME"])

import guessed_module
