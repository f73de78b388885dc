from kit import *

assert saw and drill and file
