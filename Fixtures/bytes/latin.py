# -*- coding: latin-1 -*-
CAFÉ = "café"
import one
print_é = "» import ghost"
import two
