try:
    from fast import TURBO
except ModuleNotFoundError:
    from slow import SPEED as TURBO
