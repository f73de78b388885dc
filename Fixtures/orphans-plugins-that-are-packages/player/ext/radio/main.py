from player.plugins import Plugin


class Radio(Plugin):
    pass
