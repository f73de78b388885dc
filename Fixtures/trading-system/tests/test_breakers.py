import pytest

from circuit_breakers import BreakerTripped, KillSwitch, SpreadBreaker
from testing import fakes


def test_wide_spread_trips():
    with pytest.raises(BreakerTripped):
        SpreadBreaker(0.001).check(quote=fakes.quote(bid=9, ask=11))


def test_release_needs_two():
    switch = KillSwitch()
    switch.pull()
    with pytest.raises(PermissionError):
        switch.release(signed_by=("ann", "ann"))
    switch.release(signed_by=("ann", "bo"))
    assert not switch.pulled
