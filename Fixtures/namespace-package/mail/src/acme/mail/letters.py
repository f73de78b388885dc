from .paper import A4


def send(to, text):
    return (to, text, A4)
