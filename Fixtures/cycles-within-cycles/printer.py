import tree


class Printer:
    def show(self, node: tree.Node):
        print(node.tokens)
