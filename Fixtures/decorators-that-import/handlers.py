from registry import handler


@handler
def greet(name, later):
    return name, later
