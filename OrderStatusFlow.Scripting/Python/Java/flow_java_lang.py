"""java.lang."""
import math
import sys
import time

from flow_java_base import Bean, charset, double_text, int32, int64, java_text, string_hash
from flow_java_errors import ArithmeticException, NumberFormatException, StringIndexOutOfBoundsException
from flow_streams import to_bytes

Object = object
CharSequence = str


class Iterable:
    pass


class Comparable:
    pass


class Runnable:
    pass


class Void:
    TYPE = None


def _characters(value):
    return "".join(value) if isinstance(value, (list, tuple)) and value and isinstance(value[0], str) else value


class String(str):
    """A text with the methods of java.lang.String."""

    CASE_INSENSITIVE_ORDER = None

    def __new__(cls, value="", *arguments):
        if isinstance(value, (bytes, bytearray)) or isinstance(value, (list, tuple)) and value and isinstance(value[0], int):
            names = [one for one in arguments if isinstance(one, str)]
            span = [one for one in arguments if isinstance(one, int)]
            data = to_bytes(value)
            data = data[span[0] : span[0] + span[1]] if len(span) == 2 else data
            value = data.decode(charset(names[0] if names else None), "replace")
        return str.__new__(cls, _characters(value))

    @staticmethod
    def valueOf(value, *span):
        value = _characters(value)
        return value[span[0] : span[0] + span[1]] if span else java_text(value)

    copyValueOf = valueOf

    @staticmethod
    def format(pattern, *arguments):
        """Formats with java.util.Formatter's rules. The arguments may be a list, and a Locale may come first."""
        import flow_java_format

        locale = None
        if not isinstance(pattern, str):
            locale, pattern, arguments = pattern, arguments[0], arguments[1:]
        if len(arguments) == 1 and isinstance(arguments[0], (list, tuple)):
            arguments = tuple(arguments[0])
        return flow_java_format.format_text(pattern, arguments, locale)

    @staticmethod
    def join(separator, *parts):
        if len(parts) == 1 and not isinstance(parts[0], str):
            parts = parts[0]
        return str(separator).join([java_text(part) for part in parts])

    def getBytes(self, name="utf-8"):
        return bytearray(self.encode(charset(name), "replace"))

    bytes = property(getBytes)

    def length(self):
        return len(self)

    def charAt(self, place):
        if not 0 <= place < len(self):
            raise StringIndexOutOfBoundsException("String index out of range: %d" % place)
        return self[place]

    def isEmpty(self):
        return not self

    empty = property(isEmpty)

    def isBlank(self):
        return not self.strip()

    def substring(self, start, end=None):
        end = len(self) if end is None else end
        if not 0 <= start <= end <= len(self):
            raise StringIndexOutOfBoundsException("begin %d, end %d, length %d" % (start, end, len(self)))
        return String(self[start:end])

    subSequence = substring

    def indexOf(self, text, start=0):
        return self.find(text if isinstance(text, str) else chr(text), start)

    def lastIndexOf(self, text, start=None):
        return self.rfind(text) if start is None else self.rfind(text, 0, start + len(text))

    def contains(self, text):
        return text in self

    def startsWith(self, text, start=0):
        return self.startswith(text, start)

    def endsWith(self, text):
        return self.endswith(text)

    def equals(self, other):
        return isinstance(other, str) and self == other

    contentEquals = equals

    def equalsIgnoreCase(self, other):
        return isinstance(other, str) and self.lower() == other.lower()

    def compareTo(self, other):
        for one, two in zip(self, other):
            if one != two:
                return ord(one) - ord(two)
        return len(self) - len(other)

    def compareToIgnoreCase(self, other):
        return String(self.lower()).compareTo(other.lower())

    def hashCode(self):
        return string_hash(self)

    def concat(self, other):
        return String(self + other)

    def trim(self):
        return String(self.strip("".join(map(chr, range(33)))))

    def toUpperCase(self, locale=None):
        return String(case(self, True, locale))

    def toLowerCase(self, locale=None):
        return String(case(self, False, locale))

    def toCharArray(self):
        return list(self)

    def toString(self):
        return str(self)

    intern = toString

    def matches(self, pattern):
        from flow_java_regex import Pattern

        return Pattern.matches(pattern, self)

    def replaceAll(self, pattern, replacement):
        from flow_java_regex import Pattern

        return String(Pattern.compile(pattern).matcher(self).replaceAll(replacement))

    def replaceFirst(self, pattern, replacement):
        from flow_java_regex import Pattern

        return String(Pattern.compile(pattern).matcher(self).replaceFirst(replacement))


def case(text, upper, locale):
    """Changes the case; in Turkish, i and I keep or lose their dots."""
    if locale is not None and getattr(locale, "language", "") in ("tr", "az"):
        text = text.replace("i", "İ").replace("ı", "I") if upper else text.replace("I", "ı").replace("İ", "i")
    return str.upper(text) if upper else str.lower(text)


class StringBuilder(Bean):
    """A text that grows."""

    def __init__(self, initial=""):
        self._text = initial if isinstance(initial, str) else ""

    def append(self, value, *span):
        value = java_text(_characters(value))
        self._text += value[span[0] : span[1]] if span else value
        return self

    def insert(self, place, value):
        self._text = self._text[:place] + java_text(value) + self._text[place:]
        return self

    def reverse(self):
        self._text = self._text[::-1]
        return self

    def delete(self, start, end):
        self._text = self._text[:start] + self._text[max(start, end):]
        return self

    def deleteCharAt(self, place):
        return self.delete(place, place + 1)

    def replace(self, start, end, text):
        self._text = self._text[:start] + text + self._text[end:]
        return self

    def setLength(self, size):
        self._text = self._text[:size].ljust(size, "\0")

    def setCharAt(self, place, letter):
        self.replace(place, place + 1, letter)

    def getLength(self):
        return len(self._text)

    def length(self):
        return len(self._text)

    __len__ = length

    def charAt(self, place):
        return String(self._text).charAt(place)

    def indexOf(self, text):
        return self._text.find(text)

    def lastIndexOf(self, text):
        return self._text.rfind(text)

    def substring(self, *span):
        return String(self._text).substring(*span)

    def toString(self):
        return self._text

    __str__ = toString


StringBuffer = StringBuilder


class _Console:
    def print(self, value=""):
        sys.stdout.write(java_text(value))

    write = append = print

    def println(self, value=""):
        sys.stdout.write(java_text(value) + "\n")

    def printf(self, pattern, *arguments):
        sys.stdout.write(String.format(pattern, *arguments))

    format = printf

    def flush(self):
        pass


class System:
    out = err = _Console()

    @staticmethod
    def currentTimeMillis():
        return int(time.time() * 1000)

    @staticmethod
    def nanoTime():
        return time.perf_counter_ns() if hasattr(time, "perf_counter_ns") else int(time.time() * 1e9)

    @staticmethod
    def getProperty(name, default=None):
        known = {"line.separator": "\n", "file.encoding": "UTF-8", "java.version": "1.8.0", "user.timezone": "UTC", "file.separator": "/"}
        return known.get(name, default)

    @staticmethod
    def getenv(name=None):
        return None if name else {}

    @staticmethod
    def lineSeparator():
        return "\n"

    @staticmethod
    def arraycopy(source, start, target, place, size):
        target[place : place + size] = source[start : start + size]

    @staticmethod
    def identityHashCode(value):
        return int32(id(value))


class Thread:
    @staticmethod
    def sleep(milliseconds, *_):
        time.sleep(milliseconds / 1000.0)

    @staticmethod
    def currentThread():
        return Thread()

    def getName(self):
        return "main"

    def interrupt(self):
        pass


class _Math(type):
    def __getattr__(cls, name):
        return getattr(math, name)


class Math(metaclass=_Math):
    PI, E = math.pi, math.e

    @staticmethod
    def round(value):
        return int(math.floor(value + 0.5)) if value == value else 0

    @staticmethod
    def floor(value):
        return float(math.floor(value))

    @staticmethod
    def ceil(value):
        return float(math.ceil(value))

    @staticmethod
    def rint(value):
        return float(round(value))

    @staticmethod
    def random():
        import random

        return random.random()

    @staticmethod
    def signum(value):
        return float((value > 0) - (value < 0))

    @staticmethod
    def cbrt(value):
        return math.copysign(abs(value) ** (1.0 / 3), value)

    @staticmethod
    def floorDiv(one, other):
        return one // other

    @staticmethod
    def floorMod(one, other):
        return one % other

    @staticmethod
    def toIntExact(value):
        if int32(value) != value:
            raise ArithmeticException("integer overflow")
        return value

    @staticmethod
    def toRadians(value):
        return math.radians(value)

    @staticmethod
    def toDegrees(value):
        return math.degrees(value)

    pow = staticmethod(lambda one, other: float(one) ** other)
    abs, max, min = staticmethod(abs), staticmethod(max), staticmethod(min)
    addExact = staticmethod(lambda one, other: one + other)
    subtractExact = staticmethod(lambda one, other: one - other)
    multiplyExact = staticmethod(lambda one, other: one * other)


from flow_java_numbers import Boolean, Byte, Character, Double, Float, Integer, Long, Number, Short  # noqa: E402
