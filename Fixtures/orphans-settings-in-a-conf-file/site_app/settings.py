import glob
import os

for name in sorted(glob.glob(os.path.join(os.path.dirname(__file__), "conf", "*.conf"))):
    with open(name) as file:
        exec(compile(file.read(), name, "exec"))
