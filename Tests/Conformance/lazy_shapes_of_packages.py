"""Packages with an eager `__init__`, and what their users write: every user below must see what it saw.

A program here stands outside the repository, so no patcher can know it; it does only what a package's documentation allows.
"""

# Each user of a package `pkg` that has core.py (Core, helper, VERSION), util.py (tool) and sub/deep.py (Deep).
USERS = {
    "attributes": "import pkg\nprint(pkg.Core().x, pkg.helper(), pkg.tool(), pkg.Deep.__name__)",
    "from import": "from pkg import Core, helper, tool, Deep\nprint(Core().x, helper(), tool(), Deep.__name__)",
    "star": "from pkg import *\nprint(sorted(n for n in dir() if not n.startswith('_')))",
    "dir": "import pkg\nprint([n for n in dir(pkg) if not n.startswith('_')])",
    "dir after use": "import pkg\npkg.tool()\nprint([n for n in dir(pkg) if not n.startswith('_')])",
    # What it lists depends on `__all__`, which a package that has none must get: without, a star would bring nothing.
    "help": "import pkg, pydoc\nprint(pydoc.render_doc(pkg, renderer=pydoc.plaintext).splitlines()[0])",
    "submodule": "import pkg\nprint(pkg.core.Core.x, pkg.util.tool())",
    "deep submodule": "import pkg\nprint(pkg.sub.deep.Deep.__name__)",
    "deep submodule after an attribute": "import pkg\npkg.Core\nprint(pkg.sub.deep.Deep.__name__)",
    "submodule imported": "import pkg.core\nprint(pkg.core.Core().x, pkg.Core is pkg.core.Core)",
    "submodule from": "from pkg import core, util\nprint(core.VERSION, util.__name__)",
    "submodule as": "import pkg.sub.deep as d, pkg\nprint(d.Deep is pkg.Deep)",
    "hasattr": "import pkg\nprint([hasattr(pkg, n) for n in ('Core', 'core', 'nope', '_x', '__wrapped__', '__path__', 'sub')])",
    "unknown": "import pkg\ntry:\n    pkg.nope\nexcept AttributeError as e:\n    print(e, e.name, e.obj is pkg)",
    "unknown from": "try:\n    from pkg import nope\nexcept ImportError as e:\n    print(type(e).__name__, str(e).split('(')[0], e.name)",
    "unknown typo": "import pkg\ntry:\n    pkg.Corx\nexcept AttributeError as e:\n    print(str(e).split('.')[0])",
    "getattr default": "import pkg\nprint(getattr(pkg, 'nope', 4), getattr(pkg, 'VERSION', 5))",
    "set": "import pkg\npkg.Core = 5\nprint(pkg.Core)\nfrom pkg import Core\nprint(Core)",
    "set before use, seen by the source": "import pkg\npkg.tool = lambda: 'mine'\nprint(pkg.tool(), pkg.util.tool())",
    "mock.patch": "from unittest import mock\nimport pkg\nold = pkg.tool\nwith mock.patch('pkg.tool', lambda: 'mocked'):\n    print(pkg.tool())\nprint(pkg.tool(), pkg.tool is old)",
    "mock.patch untouched": "from unittest import mock\nwith mock.patch('pkg.tool') as m:\n    import pkg\n    m.return_value = 'mocked'\n    print(pkg.tool())\nimport pkg\nprint(pkg.tool())",
    # Nobody outside replaces `pkg.util.tool` before the first use of `pkg.tool` here: whatever hands names out on demand hands out
    # the replacement then, and keeps it. Where a file of the repository does it, the name must stay eager.
    "mock.patch.multiple": "from unittest import mock\nimport pkg\nwith mock.patch.multiple('pkg', Core=1, tool=2):\n    print(pkg.Core, pkg.tool)\nprint(pkg.tool())",
    "mock autospec": "from unittest import mock\nimport pkg\nwith mock.patch('pkg.helper', autospec=True) as m:\n    try:\n        pkg.helper(1, 2, 3)\n    except TypeError as e:\n        print(e)",
    "pickle": "import pickle, pkg\nprint(pickle.loads(pickle.dumps(pkg.Core())).x, pickle.loads(pickle.dumps(pkg.tool))())",
    "pickle by package": "import pickle\nprint(pickle.loads(b'cpkg\\nCore\\n.').x)",
    "copy": "import copy, pkg\nprint(copy.deepcopy(pkg.Core()).x)",
    "reload": "import importlib, pkg\npkg.Core\nimportlib.reload(pkg)\nprint(pkg.Core().x, pkg.tool())",
    "reload first": "import importlib, pkg\nimportlib.reload(pkg)\nprint(pkg.Core().x, pkg.tool())",
    "members": "import inspect, pkg\nprint([n for n, v in inspect.getmembers(pkg, inspect.isclass)], [n for n, v in inspect.getmembers(pkg, inspect.isfunction) if not n.startswith('_')])",
    "resolved by name": "import pkgutil\nprint(pkgutil.resolve_name('pkg:Core').x, pkgutil.resolve_name('pkg.sub.deep:Deep').__name__, pkgutil.resolve_name('pkg.tool')())",
    "entry point": "from importlib.metadata import EntryPoint\nprint(EntryPoint('a', 'pkg:helper', 'g').load()())",
    "import_module": "import importlib\nprint(importlib.import_module('pkg').helper(), importlib.import_module('.core', 'pkg').VERSION)",
    "__import__": "print(__import__('pkg', fromlist=['Core']).Core.x, __import__('pkg.core').helper())",
    "threads": "import threading, pkg\nout = []\ndef act(n):\n    out.append(getattr(pkg, n) is getattr(pkg, n))\nts = [threading.Thread(target=act, args=(n,)) for n in ('Core', 'helper', 'tool', 'Deep', 'core', 'sub') * 5]\n[t.start() for t in ts]\n[t.join() for t in ts]\nprint(len(out), all(out))",
    "fork": "import os, pkg\nc = os.fork()\nif not c:\n    os._exit(pkg.helper())\nprint(os.waitpid(c, 0)[1] >> 8)",
    "identity": "import pkg, pkg.core\nprint(pkg.Core is pkg.core.Core, isinstance(pkg.Core(), pkg.core.Core), pkg.Core is pkg.Core)",
    "subclass": "import pkg\nclass K(pkg.Core):\n    pass\nprint(K().x, K.__mro__[1].__module__)",
    "version": "import pkg\nprint(pkg.VERSION, getattr(pkg, '__version__', 'none'))",
    "all": "import pkg\nprint(getattr(pkg, '__all__', 'none'), type(getattr(pkg, '__all__', None)).__name__)",
    "type of module": "import pkg, types\nprint(type(pkg) is types.ModuleType, pkg.__name__, pkg.__doc__)",
    "global cache": "import pkg\npkg.Core\nprint('Core' in vars(pkg))",
    "annotations": "import pkg\nprint(getattr(pkg, '__annotations__', {}))",
    "iterates submodules": "import pkg, pkgutil\nprint([m.name for m in pkgutil.walk_packages(pkg.__path__, 'pkg.')])",
    "as a main": "import runpy, warnings\nwarnings.simplefilter('ignore')\nprint('Core' in runpy.run_module('pkg.core'))",
    "after chdir": "import os, pkg\nos.chdir('/')\nprint(pkg.helper())",
    "unittest loader": "import unittest, pkg\nprint(unittest.defaultTestLoader.loadTestsFromModule(pkg).countTestCases())",
    "doctest": "import doctest, pkg\nprint(doctest.testmod(pkg).attempted)",
    "source file": "import inspect, pkg\nprint(inspect.getmodule(pkg.Core).__name__, pkg.__file__.endswith('__init__.py'))",
    "at exit": "import atexit, pkg\natexit.register(lambda: print(pkg.tool()))",
    "recursion guard": "import pkg, sys\nsys.setrecursionlimit(120)\ntry:\n    print(hasattr(pkg, 'nope'), hasattr(pkg, '__getattr_'))\nexcept RecursionError:\n    print('deep')",
    "submodule of a part": "import pkg\nprint(pkg.parts.coin.x if hasattr(pkg, 'parts') else 'none')",
    "hidden name": "import pkg\nprint(hasattr(pkg, '_private'))",
    "equal submodule names": "from pkg.sub import deep\nimport pkg.sub\nprint(pkg.sub.deep is deep)",
}

CORE = "VERSION = '1.2'\n_private = 4\n\n\nclass Core:\n    x = 1\n\n\ndef helper():\n    return 2\n"
UTIL = "import colorsys\n\n\ndef tool():\n    '''Do it.'''\n    return 3\n"
DEEP = "class Deep:\n    pass\n"

# Each __init__ of that package: what is in it is seen by all users above.
INITS = {
    "plain": "'''A package.'''\nfrom .core import Core, helper, VERSION\nfrom .util import tool\nfrom .sub.deep import Deep\n",
    "with __all__": "from .core import Core, helper, VERSION\nfrom .util import tool\nfrom .sub.deep import Deep\n\n__all__ = ['Core', 'helper', 'tool', 'Deep', 'VERSION']\n",
    "with __all__ as a tuple": "from .core import Core, helper, VERSION\nfrom .util import tool\nfrom .sub.deep import Deep\n__all__ = ('Core', 'helper',\n           'tool', 'Deep')\n",
    "with __all__ before": "__all__ = ['Core', 'tool']\nfrom .core import Core, helper, VERSION\nfrom .util import tool\nfrom .sub.deep import Deep\n",
    "with grown __all__": "from .core import Core, helper, VERSION\n__all__ = ['Core', 'helper']\nfrom .util import tool\n__all__ += ['tool']\nfrom .sub.deep import Deep\n__all__.extend(['Deep', 'VERSION'])\n",
    "absolute": "from pkg.core import Core, helper, VERSION\nfrom pkg.util import tool\nfrom pkg.sub.deep import Deep\n",
    "aliases": "from .core import Core as Core, helper as helper, VERSION as VERSION\nfrom .core import VERSION as __version__\nfrom .util import tool as tool\nfrom .sub.deep import Deep as Deep\n",
    "modules too": "from . import core, util, sub\nfrom .core import Core, helper, VERSION\nfrom .util import tool\nfrom .sub.deep import Deep\n",
    "star": "from .core import *\nfrom .util import *\nfrom .sub.deep import *\n",
    "one for each line": "from .core import Core\nfrom .core import helper\nfrom .core import VERSION\nfrom .util import tool\nfrom .sub.deep import Deep\n",
    "one long line": "from .core import Core; from .core import helper, VERSION; from .util import tool; from .sub.deep import Deep\n",
    "several lines with comments": "# the core\nfrom .core import (\n    Core,  # noqa: F401\n    helper,\n    VERSION,\n)\nfrom .util import tool  # noqa: F401\nfrom .sub.deep import (Deep)\n# end\n",
    "uses one": "from .core import Core, helper, VERSION\nfrom .util import tool\nfrom .sub.deep import Deep\nDEFAULT = Core()\n",
    "functions use them": "from .core import Core, helper, VERSION\nfrom .util import tool\nfrom .sub.deep import Deep\n\n\ndef make():\n    return Core(), tool()\n\n\nMADE = make()[1]\n",
    "version": "from .core import Core, helper, VERSION\nfrom .util import tool\nfrom .sub.deep import Deep\n__version__ = VERSION\n",
    "changes __module__": "from .core import Core, helper, VERSION\nfrom .util import tool\nfrom .sub.deep import Deep\nfor thing in (Core, helper, tool, Deep):\n    thing.__module__ = __name__\ndel thing\n",
    "deletes": "import sys\nfrom .core import Core, helper, VERSION\nfrom .util import tool\nfrom .sub.deep import Deep\ndel sys\n",
    "deletes a submodule": "from .core import Core, helper, VERSION\nfrom .util import tool\nfrom .sub.deep import Deep\ndel util\n",
    "guarded": "from .core import Core, helper, VERSION\ntry:\n    from .util import tool\nexcept ImportError:\n    tool = None\nfrom .sub.deep import Deep\n",
    "fast or slow": "from .core import Core, helper, VERSION\ntry:\n    from ._fast import tool\nexcept ImportError:\n    from .util import tool\nfrom .sub.deep import Deep\n",
    "fast there, broken": "from .core import Core, helper, VERSION\ntry:\n    from .broken import tool\nexcept ImportError:\n    from .util import tool\nfrom .sub.deep import Deep\n",
    "own __getattr__": "from .core import Core, helper, VERSION\nfrom .util import tool\nfrom .sub.deep import Deep\n\n\ndef __getattr__(name):\n    if name == 'old':\n        return 5\n    raise AttributeError(name)\n",
    "own __dir__": "from .core import Core, helper, VERSION\nfrom .util import tool\nfrom .sub.deep import Deep\n\n\ndef __dir__():\n    return ['Core']\n",
    "computed __all__": "from .core import Core, helper, VERSION\nfrom .util import tool\nfrom .sub.deep import Deep\n__all__ = [n for n in globals() if not n.startswith('_')]\n",
    "__all__ by dir": "from .core import Core, helper, VERSION\nfrom .util import tool\nfrom .sub.deep import Deep\n__all__ = sorted(n for n in dir() if n[0] != '_')\n",
    "__all__ of submodules": "from . import core, util\nfrom .core import Core, helper, VERSION\nfrom .util import tool\nfrom .sub.deep import Deep\n__all__ = ['Core'] + ['core', 'sub']\n",
    "overridden name": "from .util import tool as helper\nfrom .core import Core, helper, VERSION\nfrom .util import tool\nfrom .sub.deep import Deep\n",
    "overridden later": "from .core import Core, helper, VERSION\nfrom .util import tool\nfrom .sub.deep import Deep\n\n\ndef helper():\n    return 20\n",
    "wrapped": "from .core import Core, helper, VERSION\nfrom .util import tool as _tool\nfrom .sub.deep import Deep\n\n\ndef tool():\n    return _tool() + 1\n",
    "attribute named as the submodule": "from .core import Core, helper, VERSION\nfrom .core import helper as core\nfrom .util import tool\nfrom .sub.deep import Deep\n",
    "submodule named as the attribute": "from .core import Core, helper, VERSION\nfrom .util import tool\nfrom .util import tool as util\nfrom .sub.deep import Deep\n",
    "package renamed by attribute": "from .core import Core, helper, VERSION\nfrom .util import tool\nfrom .sub.deep import Deep\nsub = 'text'\n",
    "condition": "import sys\nfrom .core import Core, helper, VERSION\nif sys.version_info >= (3, 8):\n    from .util import tool\nelse:\n    tool = None\nfrom .sub.deep import Deep\n",
    "typed too": "from typing import TYPE_CHECKING\nfrom .core import Core, helper, VERSION\nfrom .util import tool\nfrom .sub.deep import Deep\nif TYPE_CHECKING:\n    from .core import _private\n",
    "typed too, by public names": "from typing import TYPE_CHECKING\nfrom .core import Core, helper, VERSION\nfrom .util import tool\nfrom .sub.deep import Deep\nif TYPE_CHECKING:\n    from collections.abc import Callable\n    from . import core\n",
    "names on conditions": "import sys\nfrom .core import Core, helper, VERSION\nfrom .util import tool\nfrom .sub.deep import Deep\nif sys.platform == 'win32':\n    old = 1\nelse:\n    new = 1\ntry:\n    import no_such_module_here\nexcept ImportError as problem:\n    no_such_module_here = None\nfor turn in ():\n    pass\nwhile False:\n    loop = 1\nsize: int\ngot = False and (walrus := 1)\nmatch sys.argv:\n    case []:\n        empty = 1\n\n\ndef late():\n    global filled\n    filled = 1\n",
    "own __dir__ of __all__": "__all__ = ('Core', 'helper')\nfrom .core import Core, helper, VERSION\nfrom .util import tool\nfrom .sub.deep import Deep\n\n\ndef __dir__():\n    return __all__ + ('__doc__', 'tool')\n",
    "own __dir__ by vars": "import sys\nfrom .core import Core, helper, VERSION\nfrom .util import tool\nfrom .sub.deep import Deep\n\n\ndef __dir__():\n    return list(sys.modules[__name__].__dict__)\n",
    "postponed": "from __future__ import annotations\nfrom .core import Core, helper, VERSION\nfrom .util import tool\nfrom .sub.deep import Deep\n\n\ndef act(x: Core) -> Deep: ...\n",
    "annotated": "from .core import Core, helper, VERSION\nfrom .util import tool\nfrom .sub.deep import Deep\nx: Core\n",
    "replaces itself": "import sys, types\nfrom .core import Core, helper, VERSION\nfrom .util import tool\nfrom .sub.deep import Deep\n\n\nclass M(types.ModuleType):\n    pass\n\n\nsys.modules[__name__].__class__ = M\n",
    "imports by a loop": "import importlib\nfrom .core import Core, helper, VERSION\nfrom .util import tool\nfrom .sub.deep import Deep\nfor n in ('core', 'util'):\n    importlib.import_module('.' + n, __name__)\n",
    "subclass within": "from .core import Core, helper, VERSION\nfrom .util import tool\nfrom .sub.deep import Deep\n\n\nclass More(Core):\n    pass\n",
    "hook at the end": "from .core import Core, helper, VERSION\nfrom .util import tool\nfrom .sub.deep import Deep\nprint('pkg', len(dir()) > 5)\n",
    "only modules": "from . import core, util\nfrom .sub import deep\nCore, helper, VERSION, tool, Deep = core.Core, core.helper, core.VERSION, util.tool, deep.Deep\n",
    "import dotted": "import pkg.core, pkg.util, pkg.sub.deep\nfrom pkg.core import Core, helper, VERSION\nfrom pkg.util import tool\nfrom pkg.sub.deep import Deep\n",
    "standard library names": "import os\nfrom json import dumps\nfrom .core import Core, helper, VERSION\nfrom .util import tool\nfrom .sub.deep import Deep\n",
    "private names": "from .core import Core, helper, VERSION, _private\nfrom .util import tool\nfrom .sub.deep import Deep\n",
    "nested try": "try:\n    from .core import Core, helper, VERSION\n    from .util import tool\n    from .sub.deep import Deep\nexcept ImportError as error:\n    raise RuntimeError('broken') from error\n",
    "warnings": "import warnings\nwith warnings.catch_warnings():\n    warnings.simplefilter('ignore')\n    from .core import Core, helper, VERSION\n    from .util import tool\nfrom .sub.deep import Deep\n",
    "logging": "import logging\nfrom .core import Core, helper, VERSION\nfrom .util import tool\nfrom .sub.deep import Deep\nlogging.getLogger(__name__).addHandler(logging.NullHandler())\n",
    "CRLF": "'''A package.'''\r\nfrom .core import Core, helper, VERSION\r\nfrom .util import tool\r\nfrom .sub.deep import Deep\r\n",
    "no final newline": "from .core import Core, helper, VERSION\nfrom .util import tool\nfrom .sub.deep import Deep",
}

# Other makes of core.py and the rest: the package's inside leans on its own __init__.
INSIDES = {
    "core imports the package": {"pkg/core.py": "import pkg\n" + CORE + "\n\ndef late():\n    return pkg.tool()\n"},
    "core imports from the package in a function": {"pkg/core.py": CORE.replace("return 2", "from pkg import tool\n    return tool()")},
    "util imports from the package": {"pkg/util.py": "from . import Core\n" + UTIL.replace("return 3", "return Core.x")},
    "util imports a submodule from the package": {"pkg/util.py": "from . import core\n" + UTIL.replace("return 3", "return core.VERSION")},
    "util reads an attribute of the package": {"pkg/util.py": "import pkg\n" + UTIL + "\n\nX = pkg.Core.x\n"},
    "util counts what core made": {"pkg/core.py": "import pkg\npkg.order = ['core']\n" + CORE, "pkg/util.py": "import pkg\npkg.order.append('util')\n" + UTIL},
    "sub imports the parent": {"pkg/sub/__init__.py": "from .. import Core as Parent\n"},
    "sub exports deep": {"pkg/sub/__init__.py": "from .deep import Deep\n"},
    "sub has an attribute deep": {"pkg/sub/__init__.py": "deep = 'text'\n"},
    "core fails": {"pkg/core.py": CORE + "import no_such_module_here\n"},
    "util fails": {"pkg/util.py": UTIL + "raise ImportError('no tool')\n"},
    "util fails by attribute": {"pkg/util.py": UTIL + "import json\njson.no_such\n"},
    "util raises": {"pkg/util.py": UTIL + "raise RuntimeError('not here')\n"},
    "util warns": {"pkg/util.py": UTIL + "import warnings\nwarnings.warn('old', FutureWarning)\n"},
    "util needs an optional package": {"pkg/util.py": "try:\n    import no_such_module_here\nexcept ImportError:\n    no_such_module_here = None\n" + UTIL},
    "util registers into core": {"pkg/core.py": CORE + "\nCore.y = 0\n", "pkg/util.py": "from .core import Core\nCore.x = 11\n" + UTIL},
    "deep subclasses Core": {"pkg/sub/deep.py": "from ..core import Core\n\n\nclass Deep(Core):\n    pass\n"},
    "core rebinds a name": {"pkg/core.py": CORE + "\n\ndef bump():\n    global VERSION\n    VERSION = '9'\n\n\nimport pkg.late\n", "pkg/late.py": "from pkg import core\ncore.bump()\n"},
    "core has its own __getattr__": {"pkg/core.py": CORE.replace("VERSION = '1.2'\n", "") + "\n\ndef __getattr__(name):\n    if name == 'VERSION':\n        return 'made'\n    raise AttributeError(name)\n"},
    "core declares __all__": {"pkg/core.py": "__all__ = ['Core', 'helper', 'VERSION']\n" + CORE},
    "util loads a submodule of another package": {"pkg/util.py": "import pkg.parts.coin\n" + UTIL, "pkg/parts/__init__.py": "", "pkg/parts/coin.py": "x = 1\n"},
    "util loads one of a namespace package": {"pkg/util.py": "import pkg.parts.coin\n" + UTIL, "pkg/parts/coin.py": "x = 1\n"},
    "util is a package": {"pkg/util.py": None, "pkg/util/__init__.py": "from .inner import tool\n", "pkg/util/inner.py": UTIL},
    "no sub __init__": {"pkg/sub/__init__.py": None},
    "a module named as a function": {"pkg/tool.py": "raise SystemExit('wrong one')\n"},
    "a module named as a class": {"pkg/Core.py": "WRONG = 1\n"},
    "module Core imported by util": {"pkg/Core.py": "WRONG = 1\n", "pkg/util.py": "import pkg.Core\n" + UTIL},
    "stub beside": {"pkg/__init__.pyi": "from .core import Core as Core\n"},
    "typed marker": {"pkg/py.typed": ""},
    "a test patches": {"tests/test_it.py": "from unittest import mock\nimport pkg\n\n\ndef test():\n    with mock.patch('pkg.tool', return_value=9), mock.patch('pkg.core.helper'):\n        assert pkg.tool() == 9\n"},
}



def packages():
    from lazy_shapes import PROJECT, Shape
    base = {"pkg/core.py": CORE, "pkg/util.py": UTIL, "pkg/sub/__init__.py": "", "pkg/sub/deep.py": DEEP,
            "pyproject.toml": PROJECT.decode().replace('"app"', '"pkg"')}

    def made(name, files, wanted=False):
        # Star imports need an `__all__` where there was none, so only those that were there must stay.
        declared = "__all__" in files["pkg/__init__.py"]
        users = tuple(text + "\n" for user, text in USERS.items() if declared or user != "all")
        kept = {path: text.encode() for path, text in files.items() if text is not None}
        return Shape(f"package/{name}", kept, users, wanted)

    for init, text in INITS.items():
        files = {**base, "pkg/__init__.py": text}
        if "broken" in text:
            files["pkg/broken.py"] = "import no_such_module_here\n\n\ndef tool():\n    return 4\n"
        yield made(f"{init}", files, init in ("plain", "with __all__"))
    for inside, changes in INSIDES.items():
        for init in ("plain", "with __all__", "modules too"):
            yield made(f"{init}/{inside}", {**base, "pkg/__init__.py": INITS[init], **changes})
