class Report:
    """Nothing asks for it."""
