SHARP = True


def chisel():
    return SHARP
