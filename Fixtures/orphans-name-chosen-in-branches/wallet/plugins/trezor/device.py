class Device:
    pass
