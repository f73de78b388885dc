from importlib import import_module


def wake():
    return import_module("fleet.vans")
