import sys

if sys.platform == "win32":
    import windows_side
elif sys.platform.startswith(("linux", "darwin")):
    import posix_side
