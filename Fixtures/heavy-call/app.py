import plugins

plugins.load("engine")


@plugins.registered
def handler():
    import journal

    return journal
