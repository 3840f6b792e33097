"""The conversion between text and bytes in scripts, and the strings of Python 2.7, which are text or bytes."""


class Binary(str):
    """A Python 2 string whose bytes are not UTF-8: the result of encode() with another charset, or binary data. It has one character per byte."""

    raw = b""

    @classmethod
    def of(cls, raw, text=None):
        """Returns the string with these bytes."""
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
    """A string that a Python 2 script encoded as UTF-8. It is the text itself, except that the script's len() counts its bytes."""

    __getitem__, __iter__, __add__ = str.__getitem__, str.__iter__, str.__add__


def native(data):
    """Converts bytes to the text that a Python 2 script expects. Returns any other value unchanged."""
    if isinstance(data, bytes):
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return Binary.of(data)
    return data


def to_bytes(data):
    """Returns the bytes of a text, bytes, a bytearray, one byte value, or a list of characters or byte values (signed, as in Java, or unsigned)."""
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
    """Returns the text of any value, with type str exactly. Bytes are decoded as UTF-8."""
    if type(value) is str:
        return value
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, (bytes, bytearray)):
        return value.decode("utf-8", "replace")
    return str(value)
