sizes = [1, 2]
