class Symbol:
    glyph = "+"
