"""Packages made up at random, cycles and effects included, for `lazy_traps.py`: what each prints must survive the patches.

Each module imports some of the others in some form and uses what it got in some way. Programs outside enter by every module
in turn, call everything, and print what came out together with the order in which the registry was filled.
"""
import random

from lazy_shapes import PROJECT, Shape

REGISTRY = "SEEN = []\n\n\ndef note(x):\n    SEEN.append(x)\n    return x\n\n\nclass Base:\n    def __init_subclass__(cls):\n        SEEN.append(cls.__name__)\n"


class Maker:
    """One package: its modules' names first, then the text of each."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        count = self.random.randint(3, 7)
        folders, self.modules = ["pk"], ["pk"]
        for number in range(count):
            parent = self.random.choice(folders)
            name = f"{parent}.m{number}"
            self.modules.append(name)
            if self.chance(0.25):
                folders.append(name)
        self.folders = set(folders)

    def chance(self, share):
        return self.random.random() < share

    def short(self, module):
        return module.rpartition(".")[2]

    def path(self, module):
        return module.replace(".", "/") + ("/__init__.py" if module in self.folders else ".py")

    def statement(self, here, there):
        """An import of `there` in the module `here`: its text, and how it makes one write a name of that module."""
        parent, _, last = there.rpartition(".")
        n = last
        names = f"V{n}, C{n}, f{n}"
        package = here if here in self.folders else here.rpartition(".")[0]
        ways = [(f"import {there}", there + ".{}"), (f"import {there} as a_{n}", f"a_{n}." + "{}"), (f"from {there} import {names}", "{}"),
                (f"from {there} import (\n    V{n} as w_V{n},\n    C{n} as w_C{n},  # aliased\n    f{n} as w_f{n},\n)", "w_{}")]
        if parent:
            ways.append((f"from {parent} import {last}", last + ".{}"))
        if parent and parent == package:
            ways += [(f"from . import {last}", last + ".{}"), (f"from .{last} import {names}", "{}")] * 2
        text, written = self.random.choice(ways)
        if self.chance(0.08):
            text = "try:\n" + "\n".join("    " + line for line in text.split("\n")) + "\nexcept ImportError:\n    raise"
        return text, written

    def module(self, here):
        n = self.short(here)
        future = self.chance(0.3)
        head = ["from __future__ import annotations"] if future else []
        body, calls, after = [], [], []
        others = [each for each in self.modules if each != here]
        # Mostly later ones, so that most programs get through; the rest close cycles.
        if self.chance(0.85):
            others = [each for each in others if self.modules.index(each) > self.modules.index(here)]
        chosen = self.random.sample(others, min(len(others), self.random.choice([0, 1, 1, 2, 2, 3])))
        if here in self.folders:
            inside = [each for each in others if each.rpartition(".")[0] == here]
            chosen = list(dict.fromkeys([each for each in inside if self.chance(0.8)] + chosen[:1]))
        for there in chosen:
            m = self.short(there)
            text, written = self.statement(here, there)
            value, kind, function = (written.format(letter + m) for letter in "VCf")
            head.append(text + ("  # noqa" if self.chance(0.1) and "\n" not in text else ""))
            for use in self.random.sample(range(16), self.random.randint(0, 3)):
                body += self.use(use, value, kind, function, m, calls, after, future)
        if self.chance(0.25):
            head.append("from pk_registry import note, Base")
            body.append(self.random.choice([f"note('{n}')", f"class R{n}(Base):\n    pass", f"X{n} = [note('{n}') for _ in 'a']",
                                            f"def _set():\n    note('{n}')\n\n\n_set()"]))
        if self.chance(0.2):
            head.insert(len(head) if future else 0, self.random.choice(["import json", "import colorsys", "from fractions import Fraction", "import decimal as dec"]))
        lines = [*head, "", f"V{n} = {self.random.randint(1, 99)}", "", "", f"class C{n}:\n    x = V{n}", "", "", *body, "", ""]
        calls = [f"    total += {call}" for call in calls]
        lines += [f"def f{n}(depth=2):", f"    total = V{n}", "    if depth <= 0:\n        return total", *calls, "    return total", *after]
        if here in self.folders and self.chance(0.4):
            lines.append(f"__all__ = ['V{n}', 'f{n}']")
        return "\n".join(lines).lstrip("\n") + "\n"

    def use(self, use, value, kind, function, m, calls, after, future):
        tag = f"{m}_{use}"
        if use in (0, 1, 2):
            calls.append(f"{function}(depth - 1)")
        elif use == 3:
            calls.append(value)
        elif use == 4:
            return [f"def t_{tag}(x: {kind} = None) -> '{kind}':\n    return 1\n"]
        elif use == 5:
            return [f"def q_{tag}(x: '{kind}' = None):\n    return 1\n"]
        elif use == 6 and self.chance(0.5):
            return [f"class D_{tag}({kind}):\n    pass\n"]
        elif use == 7 and self.chance(0.5):
            return [f"W_{tag} = {value} + 1"]
        elif use == 8 and self.chance(0.5):
            return [f"def d_{tag}(x={value}):\n    return x\n"]
        elif use == 9:
            calls.append(f"sum({value} for _ in range(2))")
        elif use == 10:
            calls.append(f"(lambda: {kind}.x)()")
        elif use == 11:
            after.append(f"\n\nclass L_{tag}:\n    def act(self):\n        return {kind}().x + {value}\n\n    act.mark = 1")
            calls.append(f"L_{tag}().act()")
        elif use == 12:
            after.append(f"\n\ndef g_{tag}():\n    yield {value}\n    yield {function}(0)")
            calls.append(f"sum(g_{tag}())")
        elif use == 13:
            calls.append(f"(1 if isinstance(depth, {kind}) else 2)")
        elif use == 14 and self.chance(0.4):
            return [f"A_{tag} = list[{kind}]"]
        elif use == 15 and self.chance(0.3):
            calls.append(f"eval('{value}')")
        return []

    def shape(self, name):
        files = {self.path(module): self.module(module).encode() for module in self.modules}
        files["pk_registry.py"] = REGISTRY.encode()
        files["pyproject.toml"] = PROJECT.replace(b'"app"', b'"pk"')
        return Shape(name, files, tuple(self.program(module) for module in self.modules))

    def program(self, module):
        n = self.short(module)
        every = [(each, self.short(each)) for each in self.modules if self.chance(0.5) or each == module]
        lines = [f"import {module}", "import sys", f"print(sys.modules['{module}'].V{n}, sys.modules['{module}'].f{n}())"]
        for other, m in every:
            lines.append(f"import {other}\nprint('{other}', {other}.f{m}(), {other}.C{m}.__module__)")
        lines += [f"print(sorted(n for n in dir({module}) if n[0] in 'VCfDWdL'))"] if self.chance(0.5) else []
        lines += ["import pk_registry", "print(pk_registry.SEEN)"]
        return "\n".join(lines) + "\n"


def made_up(count, seed):
    return [Maker(f"{seed}-{number}").shape(f"random/{seed}-{number}") for number in range(count)]
