import app.box
import xml


def name():
    return xml.dom.__name__


def part():
    return app.box.part.y
