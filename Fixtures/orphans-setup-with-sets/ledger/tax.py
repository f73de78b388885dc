class Report:
    """What is owed."""
