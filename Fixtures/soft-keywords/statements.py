match 3:
    case 1: import two
    case int() if True:
        import one
    case _:
        import two

type Pair[T] = tuple[T, T]
