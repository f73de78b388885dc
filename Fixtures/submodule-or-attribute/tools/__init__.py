hammer = "an attribute"


def plane():
    return "shavings"
