import tokens

KEYWORDS = ["if", "else"]


def read(text):
    return [tokens.Token(word) for word in text.split()]
