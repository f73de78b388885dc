from app import writer


def f():
    return writer.z
