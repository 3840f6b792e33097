"""What all Java classes of scripts have in common."""
import decimal


class JavaClass:
    """The java.lang.Class of a class that scripts can import, which has the name of its package as the module."""

    def __init__(self, kind):
        self._kind = kind

    def getName(self):
        return self._kind.__module__ + "." + self._kind.__name__

    def getSimpleName(self):
        return self._kind.__name__

    getTypeName = getCanonicalName = getName
    name, simpleName = property(lambda self: self.getName()), property(getSimpleName)

    def __str__(self):
        return "class " + self.getName()

    def toString(self):
        return str(self)


class Bean:
    """Makes getters and setters properties, as Jython does: x.name is x.getName(), and x.name = 1 is x.setName(1)."""

    def __getattr__(self, name):
        if not name.startswith("_"):
            upper = name[:1].upper() + name[1:]
            for prefix in ("get", "is"):
                getter = getattr(type(self), prefix + upper, None)
                if getter is not None:
                    return getter(self)
        raise AttributeError("%s has no %s for scripts" % (type(self).__name__, name))

    def __setattr__(self, name, value):
        setter = None if name.startswith("_") else getattr(type(self), "set" + name[:1].upper() + name[1:], None)
        if setter is None:
            object.__setattr__(self, name, value)
        else:
            setter(self, value)

    def equals(self, other):
        return self == other

    def getClass(self):
        return JavaClass(type(self))

    def hashCode(self):
        return int32(hash(self))

    def toString(self):
        return str(self)

    def compareTo(self, other):
        return (self > other) - (self < other)


def int32(number):
    """Returns a number as Java's int, which wraps around at 32 bits."""
    return ((int(number) + 0x80000000) & 0xFFFFFFFF) - 0x80000000


def int64(number):
    """Returns a number as Java's long, which wraps around at 64 bits."""
    return ((int(number) + 0x8000000000000000) & 0xFFFFFFFFFFFFFFFF) - 0x8000000000000000


def string_hash(text):
    """Returns String.hashCode() of a text."""
    found = 0
    data = text.encode("utf-16-be", "surrogatepass")
    for place in range(0, len(data), 2):
        found = (31 * found + (data[place] << 8) + data[place + 1]) & 0xFFFFFFFF
    return int32(found)


def java_text(value):
    """Returns String.valueOf() of any value."""
    if value is None:
        return "null"
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, float):
        return double_text(value)
    if isinstance(value, (bytes, bytearray)):
        return bytes(value).decode("utf-8", "replace")
    return value.toString() if isinstance(value, dict) and hasattr(value, "toString") else str(value)


def double_text(value):
    """Returns Double.toString() of a float."""
    if value != value:
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "Infinity" if value > 0 else "-Infinity"
    if value == 0 or 1e-3 <= abs(value) < 1e7:
        return repr(float(value))
    sign, digits, exponent = decimal.Decimal(repr(float(value))).as_tuple()
    text = "".join([str(digit) for digit in digits]).rstrip("0")
    return "%s%s.%sE%d" % ("-" if sign else "", text[0], text[1:] or "0", len(digits) + exponent - 1)


def charset(name):
    """Returns Python's name for the name of a charset in Java; UTF-8 for None."""
    name = str(name or "utf-8")
    return {"UTF8": "utf-8", "UNICODE": "utf-16", "ISO8859_9": "iso-8859-9", "ISO8859_1": "latin-1"}.get(name.upper(), name)
