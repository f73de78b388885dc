try:
    import middle
except ModuleNotFoundError:
    import spare as middle
