NAMES = {"a": ["x"]}
ONE = f"{NAMES["a"][0]}"; import real
TWO = f"{f"{f"{1}"}"} import ghost"
THREE = f'{NAMES['a']!r:>{len("}")}} {{import ghost}}'
FOUR = rf"\{NAMES["a"]}\N{1}"
from real import REAL
