def toggle():
    return "lamp"
