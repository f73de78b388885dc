from app import a, b, c

N = a.N + b.N + c.N


def run():
    return N, a.f(), b.f(), c.f()
