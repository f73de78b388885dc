from atlas import Symbol

assert Symbol.glyph == "+"
