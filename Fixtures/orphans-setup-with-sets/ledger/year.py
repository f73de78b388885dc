class Report:
    """What was earned."""
