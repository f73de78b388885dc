class Plugin:
    """Something that can be switched on."""
