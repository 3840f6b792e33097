"""Jython's arrays. An array of bytes is a bytearray, any other a list."""
_EMPTY = {"b": 0, "h": 0, "i": 0, "l": 0, "f": 0.0, "d": 0.0, "z": False, "c": "\0"}


def zeros(size, kind):
    return bytearray(size) if kind == "b" else [_EMPTY.get(kind) if isinstance(kind, str) else None] * size


def array(values, kind):
    if kind == "b":
        return bytearray([value & 255 for value in (values.encode("utf-8") if isinstance(values, str) else values)])
    return list(values)
