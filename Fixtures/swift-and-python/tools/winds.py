from gusts import strongest


def report():
    return strongest([3, 5])
