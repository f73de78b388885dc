import importlib

NAME = "fleet.rota"
__import__("fleet.vans")
rota = importlib.import_module(NAME)
