import ast
import importlib


def attach(package_name, submodules=None, submod_attrs=None):
    homes = {name: module for module, names in (submod_attrs or {}).items() for name in names}
    modules = set(submodules or ())

    def __getattr__(name):
        if name in modules:
            return importlib.import_module(f"{package_name}.{name}")
        if name in homes:
            return getattr(importlib.import_module(f"{package_name}.{homes[name]}"), name)
        raise AttributeError(f"module {package_name!r} has no attribute {name!r}")

    names = sorted(modules | set(homes))
    return __getattr__, lambda: names, names


def attach_stub(package_name, filename):
    with open(filename + "i", encoding="utf-8") as file:
        tree = ast.parse(file.read())
    modules, homes = [], {}
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.level == 1:
            names = [alias.name for alias in node.names]
            if node.module:
                homes.setdefault(node.module, []).extend(names)
            else:
                modules += names
    return attach(package_name, modules, homes)
