try:
    import turbo_engine_that_nobody_has as engine
except ModuleNotFoundError:
    import slow as engine
else:
    import fast as unused
