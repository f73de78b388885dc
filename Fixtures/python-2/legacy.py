import tools, sys
from tools import hammer


def shout(text):
    import modern
    try:
        print >>sys.stderr, text.upper(), `text`
    except UnicodeError, problem:
        raise ValueError, "import nothing: %s" % problem
    exec "import never" in {}
    print "import never"
    return modern, 0777, ur"x"
