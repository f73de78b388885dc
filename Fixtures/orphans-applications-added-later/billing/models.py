class Invoice:
    """A sum that is owed."""
