import plugins.loud


def start():
    return plugins.loud.play()
