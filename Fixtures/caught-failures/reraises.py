try:
    import breaks
except ImportError as problem:
    raise ImportError("install the extra") from problem
