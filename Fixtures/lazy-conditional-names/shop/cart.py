class Cart:
    size = 3
