from importlib import import_module

for name in ("rota", "vans"):
    import_module("fleet." + name)
