import engine


class Plugin:
    def run(self):
        return engine.start()
