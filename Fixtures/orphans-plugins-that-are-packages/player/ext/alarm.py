from player.plugins import Plugin


class Alarm(Plugin):
    pass
