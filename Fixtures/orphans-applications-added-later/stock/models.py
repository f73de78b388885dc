class Item:
    """A thing on a shelf."""
