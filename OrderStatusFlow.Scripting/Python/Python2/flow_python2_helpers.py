"""Python 2 behaviour that converted scripts cannot express in Python 3."""
import codecs
import functools
import re

import flow_python2_order as order
from flow_streams import Binary, InputStream, Utf8, native, to_bytes

try:
    from collections.abc import ItemsView, KeysView, ValuesView
except ImportError:
    from collections import ItemsView, KeysView, ValuesView

UTF8 = ("utf8", "utf-8", "u8", "utf")
TEXT_CODECS = ("hex", "hex_codec", "base64", "base64_codec", "zlib", "zlib_codec", "zip", "bz2", "uu", "quopri", "quopri_codec")


class Float(float):
    """A float that str() shows with Python 2's 12 digits."""

    def __str__(self):
        text = "%.12g" % self
        if any(mark in text for mark in ".en"):
            return text
        # With 12 digits before the point there is no room for a digit after it.
        return text + ".0" if len(text.lstrip("-")) < 12 else re.sub(r"\.?0*e", "e", "%.11e" % self)


def text(value="", *arguments, **named):
    """str() and unicode(): bytes are text in Python 2."""
    arguments = arguments + ((named.get("encoding", "utf-8"), named["errors"]) if "errors" in named else tuple(named.values()))
    if type(value) is float:
        return Float(value).__str__()
    if isinstance(value, (bytes, bytearray, memoryview)):
        value = bytes(value)
        return value.decode(*arguments) if arguments else native(value)
    if isinstance(value, Utf8) and arguments:
        return str.__str__(value)
    return value if isinstance(value, str) else str(value)


def _shown(value):
    kind = type(value)
    return Float(value) if kind is float else text(value) if kind is bytes or kind is bytearray else value


def _function(function):
    return text if function is str else function


class Helpers:
    """The functions that converted scripts call."""

    reduce = staticmethod(functools.reduce)
    list = staticmethod(list)
    text = staticmethod(text)
    iterate = staticmethod(iter)
    raw = staticmethod(native)
    cmp = staticmethod(order.compare)
    round = staticmethod(order.round_half_away)

    @staticmethod
    def native(value):
        """The result of a call that returns bytes, or a list of bytes, in Python 3."""
        return [native(part) for part in value] if type(value) is list else native(value)

    @staticmethod
    def divide(left, right):
        return left // right if isinstance(left, int) and isinstance(right, int) else left / right

    @staticmethod
    def key(comparison):
        return functools.cmp_to_key(getattr(comparison, "compare", comparison))

    @staticmethod
    def lt(left, right):
        try:
            return left < right
        except TypeError:
            return order.compare(left, right) < 0

    @staticmethod
    def le(left, right):
        try:
            return left <= right
        except TypeError:
            return order.compare(left, right) <= 0

    @staticmethod
    def gt(left, right):
        try:
            return left > right
        except TypeError:
            return order.compare(left, right) > 0

    @staticmethod
    def ge(left, right):
        try:
            return left >= right
        except TypeError:
            return order.compare(left, right) >= 0

    @staticmethod
    def sorted(values, key=None, reverse=False):
        return order.ordered(values, _function(key), reverse)

    @staticmethod
    def sort(values, *arguments, **named):
        if isinstance(values, list) and not arguments:
            values[:] = order.ordered(values, _function(named.get("key")), named.get("reverse", False))
            return None
        return values.sort(*arguments, **named)

    @staticmethod
    def min(*arguments, **named):
        return order.extreme(min, arguments, named)

    @staticmethod
    def max(*arguments, **named):
        return order.extreme(max, arguments, named)

    @staticmethod
    def map(function, *values):
        function = _function(function)
        if len(values) == 1:
            return list(values[0]) if function is None else [function(value) for value in values[0]]
        values = [list(value) for value in values]
        size = max([len(value) for value in values])
        rows = zip(*[value + [None] * (size - len(value)) for value in values])
        return list(rows) if function is None else [function(*row) for row in rows]

    @staticmethod
    def filter(function, values):
        kept = list(filter(function, values))
        return "".join(kept) if isinstance(values, str) else tuple(kept) if isinstance(values, tuple) else kept

    @staticmethod
    def listed(view):
        return list(view) if isinstance(view, (KeysView, ValuesView, ItemsView)) else view

    @staticmethod
    def next(iterator):
        return next(iterator) if hasattr(iterator, "__next__") else iterator.next()

    @staticmethod
    def mod(left, right):
        if isinstance(left, (bytes, bytearray)):
            left = text(left)
        if isinstance(left, str):
            if isinstance(right, tuple):
                right = tuple([_shown(part) for part in right])
            elif isinstance(right, dict):
                right = dict([(name, _shown(part)) for name, part in right.items()])
            else:
                right = _shown(right)
        return left % right

    @staticmethod
    def format(pattern, *arguments, **named):
        if isinstance(pattern, str):
            arguments = [_shown(part) for part in arguments]
            named = dict([(name, _shown(part)) for name, part in named.items()])
        return pattern.format(*arguments, **named)

    @staticmethod
    def length(value):
        return len(value.raw if isinstance(value, Binary) else value)

    @staticmethod
    def kind(value):
        return str if isinstance(value, (Binary, bytes)) else type(value)

    @staticmethod
    def print(*values, **named):
        import flow_python2_print

        flow_python2_print.statement(*values, **named)

    @staticmethod
    def printed(value):
        return _shown(value)

    @staticmethod
    def encode(value, encoding="ascii", *errors, **named):
        if isinstance(value, (bytes, bytearray)):
            value = native(bytes(value))
        if not isinstance(value, str):
            return value.encode(*([encoding] + list(errors)), **named)
        name = str(named.pop("encoding", encoding)).lower().replace("_", "-")
        if name in UTF8:
            raw = to_bytes(value)
            return value if len(raw) == len(value) else Utf8.of(raw, str.__str__(value))
        if name.replace("-", "_") in TEXT_CODECS:
            return native(codecs.encode(to_bytes(value), name.replace("-", "_")))
        if name in ("rot13", "rot-13"):
            return codecs.encode(value, "rot13")
        if name in ("string-escape", "unicode-escape"):
            return value.encode("unicode_escape").decode("ascii")
        if isinstance(value, Binary):
            return value
        raw = value.encode(name, *errors, **named)
        return str(value) if raw == value.encode("utf-8", "replace") else native(raw) if name == "ascii" else Binary.of(raw, raw.decode(name))

    @staticmethod
    def decode(data, encoding="ascii", *errors, **named):
        if not isinstance(data, (str, bytes, bytearray)):
            return data.decode(*([encoding] + list(errors)), **named)
        name = str(named.pop("encoding", encoding)).lower().replace("_", "-")
        if name.replace("-", "_") in TEXT_CODECS:
            return native(codecs.decode(to_bytes(data), name.replace("-", "_")))
        if name in ("rot13", "rot-13"):
            return codecs.decode(data, "rot13")
        if name in ("string-escape", "unicode-escape", "raw-unicode-escape"):
            known = "raw_unicode_escape" if name.startswith("raw") else "unicode_escape"
            return codecs.decode(text(data).encode("latin-1", "backslashreplace"), known)
        if isinstance(data, Utf8) and name in UTF8:
            return str.__str__(data)
        if isinstance(data, Binary):
            return data.raw.decode(name, *errors, **named)
        if name == "utf-8-sig" and isinstance(data, str):
            return data[1:] if data.startswith("\ufeff") else data
        return data if isinstance(data, str) else bytes(data).decode(name, *errors, **named)

    @staticmethod
    def character(number):
        return chr(number) if number < 128 else Binary.of(bytes((number,)))

    @staticmethod
    def join(separator, parts):
        if not isinstance(separator, str):
            return separator.join(parts)
        parts = list(parts)
        if any([isinstance(part, Binary) for part in parts]):
            return native(to_bytes(separator).join([to_bytes(part) for part in parts]))
        return separator.join(parts)

    class buffer:
        """buffer(): a part of a text or of bytes, as text."""

        def __new__(cls, value, offset=0, size=-1):
            data = to_bytes(value)[offset:]
            return native(data if size < 0 else data[:size])

    @staticmethod
    def bytearray(value=b"", *arguments):
        return bytearray(to_bytes(value)) if isinstance(value, str) and not arguments else bytearray(value, *arguments)

    @staticmethod
    def slice(owner, name, *arguments):
        import flow_python2_slices

        return flow_python2_slices.call(owner, name, *arguments)

    @staticmethod
    def sliced(kind):
        import flow_python2_slices

        return flow_python2_slices.sliced(kind)

    @staticmethod
    def octal(number):
        return ("-0%o" % -number if number < 0 else "0%o" % number) if number else "0"

    @staticmethod
    def translate(value, table, *deleted):
        if not isinstance(value, str) or table is not None and not isinstance(table, str) and not deleted:
            return value.translate(table, *deleted)
        kept = [one for one in value if not deleted or one not in deleted[0]]
        if table is None:
            return "".join(kept)
        found = table if isinstance(table, dict) else dict(enumerate(table))
        return "".join(kept).translate(found)

    @staticmethod
    def children(element, *tag):
        return list(element) if hasattr(element, "iter") else element.getchildren()

    @staticmethod
    def descendants(element, *tag):
        return list(element.iter(*tag)) if hasattr(element, "iter") else element.getiterator(*tag)

    @staticmethod
    def exception(kind, value):
        """The exception of raise kind, value."""
        if isinstance(value, BaseException) and not (isinstance(kind, type) and not isinstance(value, kind)):
            return value
        if not isinstance(kind, type):
            return kind
        return kind() if value is None else kind(*value) if isinstance(value, tuple) else kind(value)

    @staticmethod
    def code(source, mode):
        """Compiles the text of exec(), eval() or compile() as Python 2; returns a compiled code unchanged."""
        if not isinstance(source, (str, bytes, bytearray)):
            return source
        import flow_python2

        return flow_python2.code(text(source), mode)

    @staticmethod
    def namespace(names):
        """Adds what converted code needs to the names of exec() or eval()."""
        if isinstance(names, dict):
            names.setdefault("__flow2__", Helpers)
        return names

    @staticmethod
    def im_func(method):
        return getattr(method, "__func__", method)

    @staticmethod
    def im_class(method):
        return type(method.__self__)

    @staticmethod
    def read_byte(stream):
        """read() of Java's InputStream."""
        if not isinstance(stream, InputStream):
            return stream.read()
        data = stream.readBytes(1)
        return data[0] if data else -1

    @staticmethod
    def tostring(value):
        """tostring() of an array, which is a bytearray or a list here."""
        return native(to_bytes(value)) if isinstance(value, (bytearray, bytes, list)) else value.tostring()

    @staticmethod
    def apply(function, arguments=(), named=None):
        return function(*arguments, **(named or {}))

    @staticmethod
    def message(error):
        if isinstance(error, BaseException):
            return error.args[0] if len(error.args) == 1 else ""
        return error.message

    @staticmethod
    def java(error, name, *arguments):
        """A method of Java's Throwable, called on any exception."""
        if not isinstance(error, BaseException) or hasattr(type(error), name):
            return getattr(error, name)(*arguments)
        import flow_java_errors

        return flow_java_errors.call(error, name, *arguments)

    @staticmethod
    def comparable(kind):
        """Gives a class with Python 2's __cmp__ the comparisons of Python 3."""
        made = {
            "__lt__": lambda self, other: self.__cmp__(other) < 0, "__le__": lambda self, other: self.__cmp__(other) <= 0,
            "__gt__": lambda self, other: self.__cmp__(other) > 0, "__ge__": lambda self, other: self.__cmp__(other) >= 0,
            "__eq__": lambda self, other: self.__cmp__(other) == 0, "__ne__": lambda self, other: self.__cmp__(other) != 0,
            "__hash__": object.__hash__,
        }
        for name, method in made.items():
            # Python 3 sets __hash__ to None in a class with __eq__ alone.
            if kind.__dict__.get(name) is None:
                setattr(kind, name, method)
        return kind
