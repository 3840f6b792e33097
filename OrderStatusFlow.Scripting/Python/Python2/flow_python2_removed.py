"""Modules of Python 2.7, and members of modules, that Python 3 has no longer. flow_python2_modules adds them to the package flow2."""
import collections
import types

from flow_bytes import native, to_bytes
from flow_python2_buffer import Buffer, raw_file


def _array(names):
    import array

    class Array(array.array):
        def __new__(cls, code, values=()):
            code = "u" if code == "c" else code
            return super().__new__(cls, code, to_bytes(values) if isinstance(values, str) and code != "u" else values)

        def tostring(self):
            return self.tounicode() if self.typecode == "u" else native(self.tobytes())

        def fromstring(self, data):
            self.fromunicode(data) if self.typecode == "u" else self.frombytes(to_bytes(data))

    names["array"] = names["ArrayType"] = Array


def _contextlib(names):
    import contextlib

    @contextlib.contextmanager
    def nested(*managers):
        with contextlib.ExitStack() as stack:
            yield [stack.enter_context(manager) for manager in managers]

    names["nested"] = nested


def _fractions(names):
    import math

    names["gcd"] = math.gcd


def _inspect(names):
    import inspect

    specification = collections.namedtuple("ArgSpec", "args varargs keywords defaults")
    names["getargspec"] = lambda function: specification(*inspect.getfullargspec(function)[:4])


def _locale(names):
    import locale

    names["format"] = locale.format_string


def _platform(names):
    names.update(python_version=lambda: "2.7.3", python_implementation=lambda: "Jython", system=lambda: "Java")


def _types(names):
    names.update(new_module=types.ModuleType, module=types.ModuleType, function=types.FunctionType, code=types.CodeType, classobj=type,
                 instancemethod=lambda function, owner, kind=None: types.MethodType(function, owner))


def _uuid(names):
    kind = names["UUID"]
    for name in ("hex", "bytes", "urn", "version", "fields"):
        setattr(kind, "get_" + name, lambda self, name=name: native(getattr(self, name)))


def _zipfile(names):
    import zipfile

    class ZipFile(zipfile.ZipFile):
        def __init__(self, file, *arguments, **named):
            super().__init__(raw_file(file), *arguments, **named)

        def writestr(self, name, data, *arguments):
            super().writestr(name, to_bytes(data), *arguments)

        def open(self, name, mode="r", *arguments, **named):
            file = super().open(name, mode, *arguments, **named)
            return file if mode == "w" else Buffer(file.read())

        def read(self, name, *_):
            return self.open(name).read()

    names.update(ZipFile=ZipFile, is_zipfile=lambda file: zipfile.is_zipfile(raw_file(file)))


MODULES = {"array": _array, "contextlib": _contextlib, "fractions": _fractions, "inspect": _inspect, "locale": _locale, "platform": _platform, "new": _types,
           "imp": _types, "uuid": _uuid, "zipfile": _zipfile}
