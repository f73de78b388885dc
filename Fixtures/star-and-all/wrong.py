__all__ = ["present", "forgotten"]
present = 1
