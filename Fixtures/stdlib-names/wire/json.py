import json
import types


def dumps(value: types.SimpleNamespace) -> str:
    return json.dumps(vars(value))
