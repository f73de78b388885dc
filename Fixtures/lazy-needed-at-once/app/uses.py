from app.heavy import Base
from app.heavy import wrap
from app.heavy import LIMIT
from app import more


class Child(Base):
    pass


@wrap
def f(limit=LIMIT):
    return limit


TEXT = f"{LIMIT}"
KIND = [n.__name__ for n in (Base,)]


def g():
    return more.y
