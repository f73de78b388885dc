import sys

if sys.version_info >= (3, 11):
    import modern
else:
    import ancient

if sys.version_info[0] == 2:
    import ancient
elif sys.version_info < (3, 0):
    import ancient
