from app import fast


def work():
    return fast
