import registry_base


def load(name):
    return __import__(name)


def registered(function):
    import registry

    return registry.add(function)


def used():
    return registry_base
