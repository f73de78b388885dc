def connect():
    import database

    return database.CONNECTION


def rarely():
    import later

    return later


CONNECTION = connect()
