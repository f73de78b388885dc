"""Each import binds a name that is reached by more than the functions of its own file."""
from unittest import mock

from app import looked_up, patched, rebound, taken, taker

print(taker.f(), looked_up.f("heavy"), rebound.f(), taken.f())
from app.listed import *

print(heavy.x)
with mock.patch("app.patched.heavy") as replaced:
    replaced.x = 5
    print(patched.f())
