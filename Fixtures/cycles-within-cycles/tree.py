from typing import TYPE_CHECKING

import lexer

if TYPE_CHECKING:
    import printer


class Node:
    def __init__(self, text):
        self.tokens = lexer.read(text)

    def show(self, to: "printer.Printer"):
        to.show(self)
