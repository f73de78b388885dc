import importlib.util
from importlib import import_module


def load(name, interface, is_external):
    if not is_external:
        full_name = f"wallet.plugins.{name}.{interface}"
    else:
        full_name = f"external_plugins.{name}.{interface}"
    return importlib.util.find_spec(full_name)


def tool(name):
    return import_module(name)


def tools():
    return [tool("wallet.tools.backup"), tool("wallet.tools.verify")]
