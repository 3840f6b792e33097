"""Modules that are compiled at startup but executed only when a script imports them, so that other scripts do not use time and memory for them."""
import sys
from importlib.machinery import ModuleSpec

_codes = {}


def add(sources):
    """Compiles modules, given as a dictionary of names and sources."""
    for name, source in sources.items():
        _codes[name] = compile(source, "<" + name + ">", "exec")


class _Finder:
    @staticmethod
    def find_spec(name, path=None, target=None):
        return ModuleSpec(name, _Finder) if name in _codes else None

    @staticmethod
    def create_module(spec):
        return None

    @staticmethod
    def exec_module(module):
        exec(_codes[module.__name__], module.__dict__)


sys.meta_path.insert(0, _Finder)
