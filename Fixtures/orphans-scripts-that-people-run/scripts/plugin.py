def plugin(version):
    return object
