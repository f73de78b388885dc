import contextlib

with contextlib.suppress(ImportError):
    import turbo_engine_that_nobody_has
    import slow

import fast
