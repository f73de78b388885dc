import player.plugins
