from importlib import import_module as load

rota = load(".rota", package="fleet")
