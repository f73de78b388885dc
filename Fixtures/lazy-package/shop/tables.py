ROWS = list(range(9))
