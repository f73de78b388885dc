def cents(value):
    return value / 100
