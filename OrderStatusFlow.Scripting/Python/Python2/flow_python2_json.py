"""The module json of Python 2.7, for flow_python2_modules."""
import flow_python2_order as order
from flow_bytes import native
from flow_python2_text import text


def _sorted(value):
    """Returns a copy of a JSON value with the keys of its objects in Python 2's order."""
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in order.ordered(value)}
    return [_sorted(part) for part in value] if isinstance(value, (list, tuple)) else value


def fill_json(names):
    """Replaces functions in the dictionary of flow2.json."""
    import json

    def convert(value):
        if isinstance(value, (bytes, bytearray)):
            return native(bytes(value))
        if hasattr(value, "booleanValue"):
            return value.booleanValue()
        raise TypeError((text(value) if isinstance(value, (set, frozenset, type)) else repr(value)) + " is not JSON serializable")

    # Traces name the error of a text that is not valid as Python 2 does.
    error = getattr(json, "JSONDecodeError", None)
    if error is not None:
        error.__module__, error.__name__, error.__qualname__ = "builtins", "ValueError", "ValueError"

    encoder = json.JSONEncoder(default=convert)

    def dumps(value, *flags, **named):
        named.pop("encoding", None)
        named.pop("use_decimal", None)
        for name, flag in zip(("skipkeys", "ensure_ascii", "check_circular", "allow_nan", "cls", "indent", "separators"), flags):
            named[name] = flag
        if not named:
            try:
                return json.dumps(value)
            except TypeError:
                return encoder.encode(value)  # The value contains bytes.
        if named.get("cls") is None:
            named.setdefault("default", convert)
        if named.get("indent") is not None and named.get("separators") is None:
            named["separators"] = (", ", ": ")
        if named.get("sort_keys"):
            try:
                return json.dumps(value, **named)
            except TypeError:
                value = _sorted(value)  # The keys have several types.
        return json.dumps(value, **dict(named, sort_keys=False))

    def loads(source, encoding=None, *kind, **named):
        named.pop("use_decimal", None)
        if isinstance(source, (bytes, bytearray)):
            source = native(bytes(source))
        if kind:
            named["cls"] = kind[0]
        return json.loads(source, **named) if named else json.loads(source)

    names.update(dumps=dumps, loads=loads, dump=lambda value, file, *flags, **named: file.write(dumps(value, *flags, **named)),
                 load=lambda file, *kind, **named: loads(file.read(), *kind, **named))
