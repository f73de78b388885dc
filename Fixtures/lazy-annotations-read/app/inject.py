import typing


def call(function):
    kinds = typing.get_type_hints(function)
    return function(**{name: kind() for name, kind in kinds.items()})
