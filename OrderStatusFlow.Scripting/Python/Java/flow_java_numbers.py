"""The numbers of java.lang. Their static methods return Python's numbers."""
import re
import struct

from flow_java_base import double_text
from flow_java_boxes import Number, double_hash, long_hash, single, single_text
from flow_java_errors import NumberFormatException

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_REAL = re.compile(r"\s*[+-]?(NaN|Infinity|(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?[fFdD]?)\s*$", re.ASCII)


def in_base(number, radix):
    digits, size = "", abs(number)
    while size:
        size, digit = divmod(size, radix)
        digits = _DIGITS[digit] + digits
    return ("-" if number < 0 else "") + (digits or "0")


def _whole(name, bits):
    low, high = -(1 << bits - 1), (1 << bits - 1) - 1

    class Whole(Number, int):
        MIN_VALUE, MAX_VALUE = low, high

        def __new__(cls, value):
            if isinstance(value, float) or isinstance(value, int) and not min(low, -1 << 31) <= value <= max(high, (1 << 31) - 1):
                raise TypeError("java.lang.%s(): 1st arg can't be coerced to String, %s" % (name, "long" if bits == 64 else "int"))
            return int.__new__(cls, ((Whole.valueOf(value) - low) & ((1 << bits) - 1)) + low)

        @staticmethod
        def valueOf(value, radix=10):
            if isinstance(value, str):
                if not re.match(r"[+-]?[0-9a-zA-Z]+$", value):
                    raise NumberFormatException('For input string: "%s"' % value)
                try:
                    number = int(value, radix)
                except ValueError:
                    raise NumberFormatException('For input string: "%s"' % value) from None
                if not low <= number <= high:
                    raise NumberFormatException('For input string: "%s"' % value)
                return number
            if value is None:
                raise NumberFormatException("null")
            return int(value)

        parseInt = parseLong = parseShort = parseByte = valueOf

        @staticmethod
        def decode(value):
            return Whole.valueOf(value.lower().replace("0x", "").replace("#", ""), 16 if re.search("(?i)0x|#", value) else 10)

        def toString(number, radix=10):
            return in_base(number, radix)

        @staticmethod
        def toHexString(number):
            return "%x" % (number & ((1 << max(bits, 32)) - 1))

        @staticmethod
        def toBinaryString(number):
            return in_base(number & ((1 << max(bits, 32)) - 1), 2)

        @staticmethod
        def toOctalString(number):
            return "%o" % (number & ((1 << max(bits, 32)) - 1))

        @staticmethod
        def compare(one, other):
            return (one > other) - (one < other)

        @staticmethod
        def signum(number):
            return (number > 0) - (number < 0)

        @staticmethod
        def bitCount(number):
            return bin(number & ((1 << max(bits, 32)) - 1)).count("1")

        def hashCode(number):
            return long_hash(number) if bits == 64 else int(number)

        max, min = staticmethod(max), staticmethod(min)
        sum = staticmethod(lambda one, other: one + other)

    Whole.__name__ = Whole.__qualname__ = name
    return Whole


Integer, Long, Short, Byte = _whole("Integer", 32), _whole("Long", 64), _whole("Short", 16), _whole("Byte", 8)


class Double(Number, float):
    MAX_VALUE, MIN_VALUE, NaN = 1.7976931348623157e308, 5e-324, float("nan")
    POSITIVE_INFINITY, NEGATIVE_INFINITY = float("inf"), float("-inf")

    @staticmethod
    def valueOf(value):
        if isinstance(value, str):
            if not _REAL.match(value):
                raise NumberFormatException('For input string: "%s"' % value if value.strip() else "empty String")
            value = value.strip().rstrip("fFdD") if "Inf" not in value else value
        elif value is None:
            raise NumberFormatException("null")
        return float(value)

    def __new__(cls, value):
        return float.__new__(cls, cls.valueOf(value))

    parseDouble = valueOf
    toString, hashCode = double_text, double_hash

    def isNaN(value):
        return value != value

    def isInfinite(value):
        return value in (float("inf"), float("-inf"))

    @staticmethod
    def compare(one, other):
        return (one > other) - (one < other)

    max, min = staticmethod(max), staticmethod(min)
    sum = staticmethod(lambda one, other: one + other)


class Float(Double):
    @staticmethod
    def valueOf(value):
        return single(Double.valueOf(value))

    parseFloat = valueOf
    toString = single_text

    def hashCode(value):
        return struct.unpack("<i", struct.pack("<f", value))[0]
