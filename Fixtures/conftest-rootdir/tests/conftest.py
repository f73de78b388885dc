import oven


def pytest_configure(config):
    config.oven = oven.HOT
