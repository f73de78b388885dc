import _speed
