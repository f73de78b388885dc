from app import light


class Row:
    def __getattr__(self, name):
        return light.make()


def go():
    return Row().anything
