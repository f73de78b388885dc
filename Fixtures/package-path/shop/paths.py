import os

HERE = os.path.dirname(os.path.abspath(__file__))
KINDS = [
    os.path.join(HERE, "kinds"),
    os.path.join(os.path.dirname(HERE), "more", "kinds"),
]
