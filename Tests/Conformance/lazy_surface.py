#!/usr/bin/env python3
"""What a user sees of a package: run by the package's own interpreter, printed as JSON, compared by `lazy.py`.

    lazy_surface.py modules FOLDER TOP            the public modules of TOP in FOLDER
    lazy_surface.py surface [BEFORE.json] < NAMES   what each module shows, every one imported in a process of its own
    lazy_surface.py load TOP…                     modules loaded, seconds and peak memory of importing them

With BEFORE.json every name that was there before is asked for, whether `dir` still lists it or not.
"""
import json
import os
import sys

SKIPPED = {"tests", "test", "testing", "conftest", "__main__", "setup", "_tests", "t", "benchmarks", "examples"}
SECONDS = 60


def modules(folder, top):
    """Packages first, shallow before deep: what people import is judged before what they do not."""
    found = []
    home = os.path.join(folder, *top.split("."))
    if os.path.isfile(home + ".py"):
        return [top]
    for place, folders, names in os.walk(home):
        folders[:] = sorted(f for f in folders if f.isidentifier() and f not in SKIPPED and not f.startswith("_")
                            and os.path.exists(os.path.join(place, f, "__init__.py")))
        dotted = [top] + [part for part in os.path.relpath(place, home).split(os.sep) if part != "."]
        for name in sorted(names):
            stem, extension = os.path.splitext(name)
            if name == "__init__.py":
                found.append(".".join(dotted))
            elif extension == ".py" and stem.isidentifier() and stem not in SKIPPED and not stem.startswith("_"):
                found.append(".".join(dotted + [stem]))
    is_package = {name for name in found if os.path.isdir(os.path.join(folder, *name.split(".")))}
    return sorted(found, key=lambda name: (name not in is_package, name.count("."), name))


def described(value):
    """What must stay the same of a value, as text without addresses."""
    kind = type(value)
    if kind.__name__ == "module":
        return f"module {value.__name__}"
    if isinstance(value, type):
        return f"class {value.__module__}.{value.__qualname__}({parameters(value)})"
    if kind.__name__ in ("function", "builtin_function_or_method"):
        return f"function {value.__module__}.{value.__qualname__}({parameters(value)})"
    if value is None or kind in (bool, int, float, str, bytes):
        return f"{kind.__name__} {value!r}"[:120]
    if kind in (tuple, list, dict, set, frozenset):
        return f"{kind.__name__} of {len(value)}"
    return f"instance of {kind.__module__}.{kind.__qualname__}"


def parameters(value):
    import inspect
    try:
        listed = inspect.signature(value).parameters.values()
    except Exception as problem:
        return type(problem).__name__
    return ", ".join(f"{each.kind.value}{each.name}{'=' if each.default is not each.empty else ''}" for each in listed)


def attempt(action):
    try:
        return action()
    except BaseException as problem:
        return f"! {type(problem).__name__}: {str(problem)[:160]}"


def in_child(action):
    """What the action answers in a fork of this process, or that it died or took too long."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        import signal
        signal.alarm(SECONDS)
        quiet = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(quiet, stream)
        answer = json.dumps(attempt(action))
        with os.fdopen(writing, "w") as out:
            out.write(answer)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answered:
        text = answered.read()
    _, status = os.waitpid(child, 0)
    return json.loads(text) if text else f"! died with {status}"


def surface(name, before):
    """One module: what `dir` lists, what each name is, what a star import brings, and which annotations resolve."""
    def looked_at():
        module = __import__(name, fromlist=["*"]) if "." in name else __import__(name)
        module = sys.modules[name]
        loaded = len(sys.modules)
        listed = sorted(set(dir(module)))
        asked = sorted(set(listed) | set(before.get("values", {})))
        asked = [each for each in asked if not each.startswith("_") or each in ("__version__", "__all__", "__doc__", "__author__")]
        fresh = "__getattr__" in vars(module) or before.get("fresh")
        values = {each: first_ask(module, each) if fresh else attempt(lambda: described(getattr(module, each))) for each in asked}
        every = getattr(module, "__all__", None)
        return {"loaded": loaded, "listed": listed, "values": values, "fresh": "__getattr__" in vars(module),
                "all": sorted(map(str, every)) if every is not None else None,
                "unknown": attempt(lambda: str(getattr(module, "no_such_name_here")))[:16]}

    def starred():
        space = {}
        exec(f"from {name} import *", space)
        return sorted(each for each in space if each != "__builtins__")

    def hinted():
        import typing
        module = sys.modules[name] if __import__(name) else None
        found = {}
        for each, value in sorted(vars(module).items()):
            if getattr(value, "__module__", None) != name or not (isinstance(value, type) or callable(value)):
                continue
            members = [value] + ([m for m in vars(value).values() if callable(m)] if isinstance(value, type) else [])
            for member in members:
                key = getattr(member, "__qualname__", each)
                said = attempt(lambda: typing.get_type_hints(member) and "resolved" or "none")
                found[key] = said if said.startswith("!") else "resolved"
        return found

    seen = in_child(looked_at)
    if isinstance(seen, str):
        return {"failure": seen}
    return {**seen, "star": in_child(starred), "hints": in_child(hinted)}


def first_ask(module, name):
    """A name asked for in a process that has asked for no other, as a user's first use is."""
    return in_child(lambda: described(getattr(module, name)))


def load(names):
    import resource
    import time
    before = set(sys.modules)
    start = time.perf_counter()
    for name in names:
        __import__(name)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"seconds": seconds, "kilobytes": peak, "modules": sorted(set(sys.modules) - before)}


def main(words):
    if words[0] == "modules":
        print(json.dumps(modules(words[1], words[2])))
    elif words[0] == "load":
        # Measured as the last thing before the answer, in a process that has imported little else.
        print(json.dumps(load(words[1:])))
    else:
        before = {}
        if words[1:]:
            with open(words[1]) as opened:
                before = json.load(opened)
        print(json.dumps({name: surface(name, before.get(name, {})) for name in sys.stdin.read().split()}))


if __name__ == "__main__":
    main(sys.argv[1:])
