"""Python 2 behaviour that converted scripts cannot express in Python 3."""
import base64
import functools
import hashlib


class Helpers:
    """The functions that converted scripts call."""

    reduce = staticmethod(functools.reduce)
    key = staticmethod(functools.cmp_to_key)
    list = staticmethod(list)

    @staticmethod
    def cmp(left, right):
        return (left > right) - (left < right)

    @staticmethod
    def divide(left, right):
        return left // right if isinstance(left, int) and isinstance(right, int) else left / right

    @staticmethod
    def listed(view):
        return list(view) if isinstance(view, (type({}.keys()), type({}.values()), type({}.items()))) else view

    @staticmethod
    def next(iterator):
        return next(iterator) if hasattr(iterator, "__next__") else iterator.next()

    @staticmethod
    def decode(data, *arguments):
        return data if isinstance(data, str) else data.decode(*arguments)

    @staticmethod
    def message(error):
        return error.args[0] if len(error.args) == 1 else ""

    @staticmethod
    def base64(name, data, *arguments):
        data = data.encode("utf-8") if isinstance(data, str) else data
        name = {"encodestring": "encodebytes", "decodestring": "decodebytes"}.get(name, name)
        result = getattr(base64, name)(data, *arguments)
        try:
            return result.decode("utf-8")
        except UnicodeDecodeError:
            return result

    @staticmethod
    def hash(name, data=b"", *arguments):
        if name == "new":
            return hashlib.new(data, *[part.encode("utf-8") if isinstance(part, str) else part for part in arguments])
        return getattr(hashlib, name)(data.encode("utf-8") if isinstance(data, str) else data, *arguments)
