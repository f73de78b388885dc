try:
    from fast import TURBO
except ImportError:
    from slow import SPEED as TURBO
