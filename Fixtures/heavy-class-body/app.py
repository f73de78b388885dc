import reports


class Settings:
    import defaults

    sizes = defaults.sizes

    def load(self):
        import loader

        return loader, reports


pick = lambda: __import__("picker")
