import enum


class Kind(enum.Enum):
    TEXT = 1
