"""The methods of instances of java.lang's numbers, which are also numbers of Python, so that functions of Python accept them."""
import struct

from flow_java_base import double_text, int32, int64


class Number:
    """The methods of java.lang.Number, for a subclass of int or float."""

    def longValue(self):
        if self != self:
            return 0
        return int(max(-(1 << 63), min((1 << 63) - 1, self)))

    def intValue(self):
        whole = self.longValue()
        return max(-0x80000000, min(0x7FFFFFFF, whole)) if isinstance(self, float) else int32(whole)

    def shortValue(self):
        return ((self.intValue() + 0x8000) & 0xFFFF) - 0x8000

    def byteValue(self):
        return ((self.intValue() + 0x80) & 0xFF) - 0x80

    def doubleValue(self):
        return float(self)

    def floatValue(self):
        return single(self)

    def compareTo(self, other):
        return (self > other) - (self < other)

    def equals(self, other):
        """True for an equal number of the same type. In Jython, a number of Python is an Integer or a Double."""
        same = type(other) is type(self) or (type(other), type(self).__name__) in ((int, "Integer"), (float, "Double"))
        return same and (self == other or self != self and other != other)

    def __str__(self):
        return self.toString()

    __repr__ = __str__


def single(value):
    """Returns the nearest value of Java's float."""
    try:
        return struct.unpack("<f", struct.pack("<f", value))[0]
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")


def single_text(value):
    """Returns Float.toString() of a number."""
    digits = next(digits for digits in range(1, 10) if single(float("%.*g" % (digits, value))) == single(value)) if value == value else 1
    return double_text(float("%.*g" % (digits, value)))


def double_hash(value):
    """Returns Double.hashCode() of a number."""
    return long_hash(struct.unpack("<q", struct.pack("<d", value))[0])


def long_hash(value):
    """Returns Long.hashCode() of a number."""
    return int32(value ^ int64(value) >> 32)
