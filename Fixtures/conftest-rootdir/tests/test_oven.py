import helpers
import oven


def test_hot():
    assert helpers.celsius(428) == oven.HOT
