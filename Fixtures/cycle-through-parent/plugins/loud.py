def play():
    return "LOUD"
