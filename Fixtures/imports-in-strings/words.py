"""A docstring that shows how not to do it:

import ghost
from ghost import boo
"""
# import ghost
TEXT = '''
import ghost
"""
from ghost import boo
"""
'''
RAW = r"\"; import ghost; r"
ESCAPED = "\"\nimport ghost\n"
LONG = "one \
import ghost \
two"
BYTES = b'''
import ghost
'''
EMPTY = ""; QUOTED = '""'; import real; TAIL = """"import ghost"""
JOINED = "a" "import ghost" 'b'
import_ghost = dict(ghost=1)
from_ghost = import_ghost.get("import ghost")  # import ghost
