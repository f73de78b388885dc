try:
    from fine import COARSE
except AttributeError:
    import spare
