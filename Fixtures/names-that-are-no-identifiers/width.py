from importlib import import_module

VERSIONS = {14: "14-0-0", 15: "15-0-0"}


def table(version):
    return import_module(f"tables.unicode{VERSIONS[version]}").WIDTHS
