"""Python 2 behaviour that converted scripts cannot express in Python 3."""
import collections

import flow_python2_order as order
from flow_python2_lists import ListHelpers
from flow_python2_text import TextHelpers, text
from flow_streams import InputStream


class Helpers(TextHelpers, ListHelpers):
    """The functions that converted scripts call."""

    round = staticmethod(order.round_half_away)
    version_info = collections.namedtuple("version_info", "major minor micro releaselevel serial")(2, 7, 3, "final", 0)

    @staticmethod
    def divide(left, right):
        return left // right if isinstance(left, int) and isinstance(right, int) else left / right

    @staticmethod
    def print(*values, **named):
        import flow_python2_print

        flow_python2_print.statement(*values, **named)

    @staticmethod
    def slice(owner, name, *arguments):
        import flow_python2_slices

        return flow_python2_slices.call(owner, name, *arguments)

    @staticmethod
    def mark(value, after):
        import flow_python2_slices

        return flow_python2_slices.mark(value, after)

    @staticmethod
    def sliced(kind):
        import flow_python2_slices

        return flow_python2_slices.sliced(kind)

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
    def bean(kind, *arguments, **properties):
        """Creates an object of a Java class and sets its properties, as Jython does with named arguments."""
        made = kind(*arguments)
        for name, value in properties.items():
            setattr(made, name, value)
        return made

    @staticmethod
    def coerce(left, right):
        kind = type(left + right) if isinstance(left, (int, float, complex)) and isinstance(right, (int, float, complex)) else type(left)
        if not isinstance(right, kind) and kind not in (int, float, complex):
            raise TypeError("number coercion failed")
        return (left, right) if isinstance(left, kind) and isinstance(right, kind) else (kind(left), kind(right))

    @staticmethod
    def apply(function, arguments=(), named=None):
        return function(*arguments, **(named or {}))

    @staticmethod
    def message(error):
        if isinstance(error, BaseException):
            return error.args[0] if len(error.args) == 1 else ""
        return error.message

    @staticmethod
    def caught(error):
        import flow_python2_errors

        return flow_python2_errors.caught(error)

    @staticmethod
    def shown(error):
        import flow_python2_errors

        return flow_python2_errors.shown(error)

    @staticmethod
    def item(error, place):
        return (error.args if isinstance(error, BaseException) else error)[place]

    @staticmethod
    def java(error, name, *arguments):
        """A method of Java's Throwable, called on any exception."""
        if not isinstance(error, BaseException) or hasattr(type(error), name):
            return getattr(error, name)(*arguments)
        import flow_java_errors

        return flow_java_errors.call(error, name, *arguments)
