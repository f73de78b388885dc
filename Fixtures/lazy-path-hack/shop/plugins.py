import sys

sys.path.insert(0, "extras")

percent = 5
