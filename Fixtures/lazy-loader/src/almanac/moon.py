def phase(day):
    return day % 29
