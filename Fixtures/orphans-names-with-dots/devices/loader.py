import importlib


def find(domain):
    return importlib.import_module(f"devices.parts.{domain}")


def platform(kind, domain):
    return find(f"{kind}.{domain}")
