from player.ext.radio.main import Radio
