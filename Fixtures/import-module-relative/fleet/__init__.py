import importlib

trucks = importlib.import_module(".trucks", __package__)
