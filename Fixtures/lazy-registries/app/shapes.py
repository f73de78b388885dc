from app.base import Shape


class Circle(Shape):
    pass
