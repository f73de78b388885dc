from wallet.plugins.trezor.device import Device


class Plugin(Device):
    pass
