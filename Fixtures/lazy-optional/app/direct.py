try:
    from app import needs
    REASON = None
except ImportError as error:
    REASON = str(error)


def ask():
    return REASON
