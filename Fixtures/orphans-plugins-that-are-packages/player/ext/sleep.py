from player.plugins import Plugin


class Sleep(Plugin):
    pass
