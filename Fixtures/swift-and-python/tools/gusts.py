import winds


def strongest(knots):
    return max(knots), winds.__name__
