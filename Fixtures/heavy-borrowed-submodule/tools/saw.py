teeth = 12
