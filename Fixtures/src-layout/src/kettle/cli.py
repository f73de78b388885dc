from kettle.src.boil import boil


def main():
    print(boil(20))
