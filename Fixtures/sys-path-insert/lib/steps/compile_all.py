import toolbox


def go():
    return toolbox.HAMMERS
