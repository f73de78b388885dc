from importlib import import_module

HANDLERS = []


def handler(function):
    import audit

    audit.LOG.append(function.__name__)

    def wrapper(*values):
        import wrapped_later

        return function(*values, wrapped_later)

    HANDLERS.append(wrapper)
    return wrapper


def load():
    import_module("plugins.mail")
