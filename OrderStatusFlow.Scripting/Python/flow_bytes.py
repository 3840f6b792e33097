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
        return _part(self.raw + to_bytes(other), str.__add__(self, other)) if isinstance(other, str) else NotImplemented

    def __radd__(self, other):
        return _part(to_bytes(other) + self.raw, str.__add__(other, self)) if isinstance(other, str) else NotImplemented

    def __eq__(self, other):
        return self.raw == other.raw if isinstance(other, Binary) and not isinstance(other, Utf8) else str.__eq__(self, other)

    def __ne__(self, other):
        return not self == other

    __hash__ = str.__hash__

    def __mul__(self, count):
        return _part(self.raw * count, str.__mul__(self, count))


def _in_bytes(name):
    """Returns a method of str that returns parts, which works on the bytes of a Binary."""
    def method(self, *arguments):
        raws = getattr(self.raw, name)(*[to_bytes(part) if isinstance(part, str) else part for part in arguments])
        texts = getattr(str, name)(self, *arguments)
        if isinstance(raws, bytes):
            return _part(raws, texts)
        same = len(raws) == len(texts)
        return type(raws)([_part(raw, texts[place] if same else None) for place, raw in enumerate(raws)])
    return method


def _part(raw, text):
    """Returns a string of these bytes: a Binary, unless they are UTF-8."""
    found = native(raw)
    return Binary.of(raw, text) if isinstance(found, Binary) and text is not None and len(text) == len(raw) else found


def in_bytes(function, text, parts):
    """Returns the result of a function of texts that has a Binary among its arguments, with the bytes that it has in Python 2."""
    raw = function(*[to_bytes(part).decode("latin-1") if isinstance(part, str) else part for part in parts])
    return _part(raw.encode("latin-1"), text) if isinstance(raw, str) else raw


PARTS = ("strip", "lstrip", "rstrip", "split", "rsplit", "splitlines", "partition", "rpartition", "replace")
for _name in PARTS:
    setattr(Binary, _name, _in_bytes(_name))


class Utf8(Binary):
    """A string that a Python 2 script encoded as UTF-8. It is the text itself, except that the script's len() counts its bytes."""

    __getitem__, __iter__, __add__, __mul__ = str.__getitem__, str.__iter__, str.__add__, str.__mul__
    __eq__, __ne__, __hash__ = str.__eq__, str.__ne__, str.__hash__

    def __radd__(self, other):
        return str.__add__(other, self)


for _name in PARTS:
    setattr(Utf8, _name, getattr(str, _name))


def is_binary(data):
    """True for a string whose bytes are not UTF-8."""
    return isinstance(data, Binary) and not isinstance(data, Utf8)


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
