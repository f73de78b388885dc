BOO = True
