from setup_now import rarely

LATER = rarely()
