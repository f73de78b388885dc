SHELF = []
