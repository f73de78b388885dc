FLAT = True
