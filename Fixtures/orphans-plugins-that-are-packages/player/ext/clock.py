from player.plugins import Plugin


class Clock(Plugin):
    pass
