"""What a patched file's names mean to the interpreter and to type checkers, compared with the file as it was.

It shares nothing with Pollard's own parser: `ast` and `symtable` of the interpreter that runs the judge.
"""
import ast
import builtins
import symtable

GIVEN = set(dir(builtins)) | {"__file__", "__name__", "__doc__", "__package__", "__spec__", "__loader__", "__path__", "__dict__",
                              "__builtins__", "__annotations__", "__cached__", "__debug__", "__class__", "__module__", "__qualname__",
                              "__all__", "WindowsError"}


class Unevaluated(ast.NodeTransformer):
    """Takes out the annotations that nothing evaluates when the code runs."""

    def __init__(self, postponed):
        self.postponed = postponed
        self.depth = 0

    def function(self, node):
        if self.postponed:
            node.returns = None
            every = node.args.posonlyargs + node.args.args + node.args.kwonlyargs + [node.args.vararg, node.args.kwarg]
            for argument in every:
                if argument:
                    argument.annotation = None
        self.depth += 1
        node.body = [self.visit(each) for each in node.body]
        self.depth -= 1
        node.decorator_list = [self.visit(each) for each in node.decorator_list]
        return node

    visit_FunctionDef = visit_AsyncFunctionDef = function

    def visit_ClassDef(self, node):
        depth, self.depth = self.depth, 0
        self.generic_visit(node)
        self.depth = depth
        return node

    def visit_AnnAssign(self, node):
        if self.postponed or self.depth:
            node.annotation = ast.Constant(0)
        return self.generic_visit(node)


def is_typing_guard(test):
    return getattr(test, "id", getattr(test, "attr", None)) == "TYPE_CHECKING" or isinstance(test, ast.Constant) and not test.value


class Module:
    """The names that a file binds at its top level, apart for the interpreter and for type checkers."""

    def __init__(self, source):
        self.tree = ast.parse(source)
        self.postponed = any(isinstance(each, ast.ImportFrom) and each.module == "__future__" and
                             any(name.name == "annotations" for name in each.names) for each in self.tree.body)
        self.imports = {}            # name → set of what it is imported as: (module, attribute or "")
        self.run, self.typed = set(), set()
        self.made = set()            # what running code binds by other means than an import
        self.star = False
        self.collect(self.tree.body, False)
        self.reads = reads(self.tree, self.postponed)
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Global):
                self.run.update(node.names)
                self.made.update(node.names)

    def collect(self, body, typing):
        for statement in body:
            if isinstance(statement, ast.If) and is_typing_guard(statement.test):
                self.collect(statement.body, True)
                self.collect(statement.orelse, typing)
                continue
            if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                self.bind(statement.name, typing)
                continue
            if isinstance(statement, ast.Import):
                for alias in statement.names:
                    name = alias.asname or alias.name.split(".")[0]
                    self.bind(name, typing, (alias.name if alias.asname else name, ""))
                continue
            if isinstance(statement, ast.ImportFrom):
                for alias in statement.names:
                    self.star |= alias.name == "*"
                    self.bind(alias.asname or alias.name, typing, ("." * statement.level + (statement.module or ""), alias.name))
                continue
            for field, value in ast.iter_fields(statement):
                if field in ("body", "orelse", "finalbody", "handlers", "cases"):
                    for part in value:
                        if isinstance(part, (ast.ExceptHandler, ast.match_case)):
                            self.stores(part.pattern if isinstance(part, ast.match_case) else part.type, typing)
                            if getattr(part, "name", None):
                                self.bind(part.name, typing)
                            self.collect(part.body, typing)
                        elif isinstance(part, ast.stmt):
                            self.collect([part], typing)
                else:
                    for part in value if isinstance(value, list) else [value]:
                        self.stores(part, typing)

    def stores(self, node, typing):
        if not isinstance(node, ast.AST):
            return
        for each in ast.walk(node):
            if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store):
                self.bind(each.id, typing)
            elif isinstance(each, (ast.MatchAs, ast.MatchStar)) and each.name:
                self.bind(each.name, typing)

    def bind(self, name, typing, source=None):
        (self.typed if typing else self.run).add(name)
        if source:
            self.imports.setdefault(name, set()).add(source)
        elif not typing:
            self.made.add(name)

    @property
    def borrowed(self):
        """Names that nothing but an import binds."""
        return set(self.imports) - self.made

    @property
    def unbound(self):
        """Names that running code reads and nothing that runs binds."""
        return set() if self.star else self.reads - self.run - GIVEN


def reads(tree, postponed):
    """Every name that code looks up among the module's, annotations that are not evaluated left out."""
    source = ast.unparse(ast.fix_missing_locations(Unevaluated(postponed).visit(ast.parse(ast.unparse(tree)))))
    # The transformed source has no annotations to postpone, and `symtable` leaves them out only where they are.
    found, waiting = set(), [symtable.symtable(source, "patched", "exec")]
    while waiting:
        table = waiting.pop()
        waiting += table.get_children()
        for symbol in table.get_symbols():
            top = table.get_type() == "module"
            if symbol.is_referenced() and (top or symbol.is_global()):
                found.add(symbol.get_name())
    return found


def differences(before_source, after_source):
    """Sentences, each of a name that has another meaning now."""
    try:
        before = Module(before_source)
    except (SyntaxError, ValueError):
        return []
    after = Module(after_source)
    said = [f"reads {name}, which nothing binds when it runs" for name in sorted(after.unbound - before.unbound)]
    lazy = "__getattr__" in after.run and "__getattr__" not in before.run
    for name, sources in sorted(before.imports.items()):
        now = after.imports.get(name)
        if now is not None and not now <= sources:
            said.append(f"{name} is {sorted(now)} to a type checker and was {sorted(sources)}")
        if now is None and name not in after.run | after.typed and lazy:
            said.append(f"{name} is no longer seen by type checkers")
    return said
