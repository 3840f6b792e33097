"""The library simplejson: Python's json, with the additional arguments of simplejson."""
import decimal
import json
from json import JSONDecodeError, JSONDecoder, JSONEncoder  # noqa: F401

ADDITIONAL = ("encoding", "use_decimal", "namedtuple_as_object", "tuple_as_array", "bigint_as_string", "item_sort_key", "for_json", "ignore_nan",
              "iterable_as_array")


def _arguments(named):
    return {name: value for name, value in named.items() if name not in ADDITIONAL}


def _convert(value):
    if isinstance(value, decimal.Decimal):
        return _Number(value)
    if isinstance(value, (bytes, bytearray)):
        return bytes(value).decode("utf-8")
    raise TypeError(repr(value) + " is not JSON serializable")


class _Number(float):
    """A float that json writes with the digits of a Decimal."""

    def __new__(cls, value):
        number = float.__new__(cls, value)
        number._text = str(value)
        return number

    def __repr__(self):
        return self._text


def dumps(value, *flags, **named):
    arguments = _arguments(named)
    if "cls" not in arguments:
        arguments.setdefault("default", _convert)
    return json.dumps(value, **arguments)


def dump(value, file, *flags, **named):
    file.write(dumps(value, **named))


def loads(text, encoding=None, **named):
    if named.pop("use_decimal", False):
        named["parse_float"] = decimal.Decimal
    return json.loads(text, **_arguments(named))


def load(file, **named):
    return loads(file.read(), **named)
