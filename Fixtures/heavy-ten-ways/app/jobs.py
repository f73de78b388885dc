from app import frames


def run():
    return frames.engine
