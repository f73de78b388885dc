def toggle():
    return "heater"
