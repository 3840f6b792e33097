"""Texts and bytes of scripts."""


class Binary(str):
    """Python 2 text whose bytes are not UTF-8: the result of encode() with another charset, or binary data, one character per byte."""

    raw = b""

    @classmethod
    def of(cls, raw, text=None):
        made = cls(raw.decode("latin-1") if text is None else text)
        made.raw = raw
        return made

    def __getitem__(self, place):
        return Binary.of(self.raw[place] if isinstance(place, slice) else self.raw[place:][:1])

    def __iter__(self):
        return (Binary.of(self.raw[place : place + 1]) for place in range(len(self.raw)))

    def __add__(self, other):
        return native(self.raw + to_bytes(other)) if isinstance(other, Binary) else str(self) + other


class Utf8(Binary):
    """Text that a Python 2 script encoded as UTF-8: text in every way, but len() of a script counts its bytes."""

    __getitem__, __iter__, __add__ = str.__getitem__, str.__iter__, str.__add__


def native(data):
    """Converts bytes to the text that a Python 2 script expects; returns all else unchanged."""
    if isinstance(data, bytes):
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return Binary.of(data)
    return data


def to_bytes(data):
    """Accepts text, bytes, a bytearray, one byte value, or a list of byte values (signed as in Java or unsigned) or characters."""
    if isinstance(data, str):
        return data.raw if isinstance(data, Binary) else data.encode("utf-8", "surrogatepass")
    if isinstance(data, (bytes, bytearray, memoryview)):
        return bytes(data)
    if isinstance(data, int):
        return bytes((data & 255,))
    if isinstance(data, (list, tuple)) and data and isinstance(data[0], str):
        return b"".join([to_bytes(part) for part in data])
    return bytes([value & 255 for value in data])


def text_of(value):
    if type(value) is str:
        return value
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, (bytes, bytearray)):
        return value.decode("utf-8", "replace")
    return str(value)
