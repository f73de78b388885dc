import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lib"))

from steps import compile_all

if __name__ == "__main__":
    compile_all.go()
