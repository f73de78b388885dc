try:
    from app import fast
except ImportError:
    fast = None


def pick():
    return fast is None
