from tools import plane, saw

assert plane() == "shavings"
