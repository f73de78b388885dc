from lexer import KEYWORDS


class Token:
    def __init__(self, text):
        self.is_keyword = text in KEYWORDS


def parse(text):
    import parser_

    return parser_.parse(text)
