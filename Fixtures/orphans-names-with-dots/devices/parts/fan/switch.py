def toggle():
    return "fan"
