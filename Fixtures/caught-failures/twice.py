for _ in range(2):
    try:
        import breaks
    except ImportError:
        pass
finally_done = True
