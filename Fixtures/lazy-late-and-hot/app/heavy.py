def make():
    return 1


def end():
    print("end")
