"""simplejson: Python's json with simplejson's further arguments."""
import decimal
import json
from json import JSONDecodeError, JSONDecoder, JSONEncoder  # noqa: F401

OWN = ("encoding", "use_decimal", "namedtuple_as_object", "tuple_as_array", "bigint_as_string", "item_sort_key", "for_json", "ignore_nan", "iterable_as_array")


def _arguments(named):
    indent = named.get("indent")
    return {name: value for name, value in named.items() if name not in OWN}, indent


def _plain(value):
    if isinstance(value, decimal.Decimal):
        return _Number(value)
    if isinstance(value, (bytes, bytearray)):
        return bytes(value).decode("utf-8")
    raise TypeError(repr(value) + " is not JSON serializable")


class _Number(float):
    """A Decimal whose text is kept."""

    def __new__(cls, value):
        made = float.__new__(cls, value)
        made._text = str(value)
        return made

    def __repr__(self):
        return self._text


def dumps(value, *flags, **named):
    arguments, _ = _arguments(named)
    if "cls" not in arguments:
        arguments.setdefault("default", _plain)
    return json.dumps(value, **arguments)


def dump(value, file, *flags, **named):
    file.write(dumps(value, **named))


def loads(text, encoding=None, **named):
    if named.pop("use_decimal", False):
        named["parse_float"] = decimal.Decimal
    arguments, _ = _arguments(named)
    return json.loads(text, **arguments)


def load(file, **named):
    return loads(file.read(), **named)
