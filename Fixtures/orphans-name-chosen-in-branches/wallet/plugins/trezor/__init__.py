NAME = "trezor"
