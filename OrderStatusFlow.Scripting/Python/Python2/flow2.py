"""The package of the modules that differ in Python 2.7. Imports of converted scripts are from flow2, such as from flow2 import json."""
import sys as _sys
import types as _types

import flow_python2_modules

__path__ = []


def build(name):
    """Returns the module flow2.name: the members of Python 3's module, some of them replaced."""
    full = "flow2." + name
    if full not in _sys.modules:
        module = _types.ModuleType(full)
        flow_python2_modules.fill(name, module.__dict__)
        module.__name__ = name
        _sys.modules[full] = module
        globals()[name] = module
    return _sys.modules[full]


def __getattr__(name):
    if name in flow_python2_modules.MODULES:
        return build(name)
    raise AttributeError(name)


if _sys.version_info < (3, 7):  # IronPython does not call a module's __getattr__
    for _name in flow_python2_modules.MODULES:
        try:
            build(_name)
        except ImportError:
            pass
