from panel import theme

COLOUR = theme.COLOUR


def draw():
    return COLOUR
