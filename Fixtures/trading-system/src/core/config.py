# expect: live
"""Configuration files from `config/`, with the environment on top."""

import json
import os

from core.errors import ConfigError

ROOT = os.environ.get("TRADING_CONFIG", os.path.join(os.path.dirname(__file__), "..", "..", "config"))
PREFIX = "TRADING_"


def load(name: str) -> dict:
    """The content of one file; YAML where PyYAML is there, JSON always."""
    path = os.path.join(ROOT, name)
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except OSError as problem:
        raise ConfigError(f"cannot read {path}: {problem}") from problem
    if name.endswith((".yaml", ".yml")):
        # PyYAML takes 40 ms to import and half of the jobs never read YAML.
        import yaml

        return yaml.safe_load(text) or {}
    return json.loads(text)


def setting(name: str, default: str = "") -> str:
    return os.environ.get(PREFIX + name.upper(), default)


def number(name: str, default: float) -> float:
    text = setting(name)
    if not text:
        return default
    try:
        return float(text)
    except ValueError:
        raise ConfigError(f"{PREFIX}{name.upper()} is no number: {text!r}") from None
