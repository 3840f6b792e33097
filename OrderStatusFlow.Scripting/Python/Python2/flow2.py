"""The modules of Python 2 whose functions take or return other types than those of Python 3."""
import sys as _sys
import types as _types

import flow_python2_modules

__path__ = []


def build(name):
    """Returns the module flow2.name, made from Python 3's module and what differs."""
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


if _sys.version_info < (3, 7):
    for _name in flow_python2_modules.MODULES:
        try:
            build(_name)
        except ImportError:
            pass
