INSIDE = True
