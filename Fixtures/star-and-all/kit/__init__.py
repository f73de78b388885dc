__all__ = ["saw", "SIZE"]
SIZE = 3
__all__ += ["drill"]
__all__.extend(["file"])
