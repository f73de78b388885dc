import pytest

from core.errors import UnknownName
from jobs import tasks


def test_unknown_task():
    with pytest.raises(UnknownName):
        tasks.run_task("jobs.tasks.fly", {})
