try:
    import breaks
except ImportError:
    breaks = None
