import contextlib


def marked(make):
    return lambda target: target


class Shape:
    import in_class

    class Inner:
        from in_inner_class import VALUE

    @marked(lambda: __import__("in_lambda"))
    def area(self):
        import in_method

        return in_method.VALUE

    async def draw(self):
        import in_coroutine

        return in_coroutine


def outer():
    def inner():
        import in_nested_function

    class Local:
        import in_class_in_function

    return inner, Local


with contextlib.nullcontext():
    import in_with

for _ in range(1):
    import in_loop
