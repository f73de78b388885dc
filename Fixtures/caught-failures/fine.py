FINE = True
