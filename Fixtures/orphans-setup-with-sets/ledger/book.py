class Book:
    """Entries, in the order of days."""
