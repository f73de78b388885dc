if True: import a; import b
class Holder: import c
try: import d
except ImportError: pass
for _ in (1,): from e import E; E
def later(): import f; return f
