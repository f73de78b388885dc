try:
    import fast as engine
except ImportError:
    import slow as engine
