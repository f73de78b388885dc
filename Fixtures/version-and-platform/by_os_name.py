import os

if os.name == "nt":
    import windows_side
if os.name != "nt" and not os.name == "java":
    import posix_side
