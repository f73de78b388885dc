SPARE = True
