from shapes import *
import angles


def area():
    return circle, square, angles
