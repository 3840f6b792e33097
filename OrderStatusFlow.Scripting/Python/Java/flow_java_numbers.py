"""The numbers of java.lang. Their values are Python's numbers."""
import re

from flow_java_base import double_text, int32, int64, java_text, string_hash
from flow_java_errors import NumberFormatException

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_REAL = re.compile(r"\s*[+-]?(NaN|Infinity|(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?[fFdD]?)\s*$", re.ASCII)


def _in_base(number, radix):
    digits, size = "", abs(number)
    while size:
        size, digit = divmod(size, radix)
        digits = _DIGITS[digit] + digits
    return ("-" if number < 0 else "") + (digits or "0")


class _Kind(type):
    """A class of numbers whose instances are Python's."""

    def __instancecheck__(cls, value):
        return isinstance(value, cls._base) and not (cls._base is int and isinstance(value, bool))

    def __call__(cls, value=0):
        return cls.valueOf(value)


def _whole(name, bits):
    low, high = -(1 << bits - 1), (1 << bits - 1) - 1
    wrap = int64 if bits == 64 else int32

    class Whole(metaclass=_Kind):
        MIN_VALUE, MAX_VALUE, _base = low, high, int

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

        @staticmethod
        def toString(number, radix=10):
            return _in_base(number, radix)

        @staticmethod
        def toHexString(number):
            return "%x" % (number & ((1 << max(bits, 32)) - 1))

        @staticmethod
        def toBinaryString(number):
            return _in_base(number & ((1 << max(bits, 32)) - 1), 2)

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

        @staticmethod
        def hashCode(number):
            return wrap(number)

        max, min = staticmethod(max), staticmethod(min)
        sum = staticmethod(lambda one, other: one + other)

    Whole.__name__ = name
    return Whole


Integer, Long, Short, Byte = _whole("Integer", 32), _whole("Long", 64), _whole("Short", 16), _whole("Byte", 8)


class Double(metaclass=_Kind):
    _base = float
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

    parseDouble = parseFloat = valueOf
    toString = staticmethod(double_text)

    @staticmethod
    def isNaN(value):
        return value != value

    @staticmethod
    def isInfinite(value):
        return value in (float("inf"), float("-inf"))

    @staticmethod
    def compare(one, other):
        return (one > other) - (one < other)

    max, min = staticmethod(max), staticmethod(min)
    sum = staticmethod(lambda one, other: one + other)


class Float(Double):
    pass


class Boolean(metaclass=_Kind):
    _base = bool
    TRUE, FALSE = True, False

    @staticmethod
    def valueOf(value):
        return value.lower() == "true" if isinstance(value, str) else bool(value)

    parseBoolean = valueOf
    toString = staticmethod(java_text)


class Character(metaclass=_Kind):
    _base = str

    @staticmethod
    def valueOf(value):
        return value if isinstance(value, str) else chr(value)

    toString = toChars = valueOf

    @staticmethod
    def isDigit(letter):
        return letter.isdigit()

    @staticmethod
    def isLetter(letter):
        return letter.isalpha()

    @staticmethod
    def isLetterOrDigit(letter):
        return letter.isalnum()

    @staticmethod
    def isWhitespace(letter):
        return letter.isspace()

    isSpaceChar = isWhitespace

    @staticmethod
    def isUpperCase(letter):
        return letter.isupper()

    @staticmethod
    def isLowerCase(letter):
        return letter.islower()

    @staticmethod
    def toUpperCase(letter):
        return letter.upper()

    @staticmethod
    def toLowerCase(letter):
        return letter.lower()

    @staticmethod
    def getNumericValue(letter):
        return int(letter, 36) if letter.isalnum() else -1


__all__ = ["Boolean", "Byte", "Character", "Double", "Float", "Integer", "Long", "Short", "string_hash"]
