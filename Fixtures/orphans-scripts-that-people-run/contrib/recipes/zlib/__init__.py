def recipe():
    return "zlib"
