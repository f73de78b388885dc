try:
    from kernel import length
except ImportError:
    from slow_kernel import length
