import registry

registry.load()
