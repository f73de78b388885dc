def outer():
    return inner()


def inner():
    from cache import SIZE

    return SIZE


class Settings:
    size = outer()
