try:
    import breaks
except ImportError:
    pass
else:
    import never
finally:
    import spare
