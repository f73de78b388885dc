import tree


def parse(text):
    return tree.Node(text)
