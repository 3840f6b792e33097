"""The small classes of java.util and Apache Commons."""
import base64
import math
import random
import re

from flow_java_base import Bean, int32, int64, java_text, string_hash
from flow_java_errors import IllegalArgumentException, NoSuchElementException, NullPointerException, NumberFormatException
from flow_streams import to_bytes

_LONG = 0xFFFFFFFFFFFFFFFF


class UUID(Bean):
    def __init__(self, value, *low):
        import uuid

        self._value = uuid.UUID(int=(value & _LONG) << 64 | low[0] & _LONG) if low else value

    @staticmethod
    def randomUUID():
        import uuid

        return UUID(uuid.uuid4())

    @staticmethod
    def fromString(text):
        import uuid

        try:
            return UUID(uuid.UUID(text))
        except ValueError:
            raise IllegalArgumentException("Invalid UUID string: " + text) from None

    @staticmethod
    def nameUUIDFromBytes(data):
        import hashlib
        import uuid

        return UUID(uuid.UUID(bytes=hashlib.md5(to_bytes(data)).digest(), version=3))

    def __str__(self):
        return str(self._value)

    def __eq__(self, other):
        return isinstance(other, UUID) and self._value == other._value

    def __hash__(self):
        return hash(self._value)

    @property
    def hex(self):
        return self._value.hex

    def version(self):
        return self._value.version or 0

    def variant(self):
        return 2

    def getMostSignificantBits(self):
        return int64(self._value.int >> 64)

    def getLeastSignificantBits(self):
        return int64(self._value.int)


class _Encoder:
    def __init__(self, alphabet=None, padded=True, line=0):
        self._alphabet, self._padded, self._line = alphabet, padded, line

    def encodeToString(self, data):
        text = base64.b64encode(to_bytes(data), self._alphabet).decode("ascii")
        if self._line:
            text = "\r\n".join([text[place : place + self._line] for place in range(0, len(text), self._line)])
        return text if self._padded else text.rstrip("=")

    def encode(self, data):
        return bytearray(self.encodeToString(data).encode("ascii"))

    def withoutPadding(self):
        return _Encoder(self._alphabet, False, self._line)


class _Decoder:
    def __init__(self, alphabet=None, strict=True):
        self._alphabet, self._strict = alphabet, strict

    def decode(self, text):
        data = to_bytes(text)
        data = data if self._strict else re.sub(rb"[^A-Za-z0-9+/=]", b"", data)
        data = data.rstrip(b"=")
        try:
            return bytearray(base64.b64decode(data + b"=" * (-len(data) % 4), self._alphabet, validate=True))
        except ValueError as error:
            raise IllegalArgumentException("Illegal base64: %s" % error) from None


class Base64:
    getEncoder = staticmethod(lambda: _Encoder())
    getUrlEncoder = staticmethod(lambda: _Encoder(b"-_"))
    getMimeEncoder = staticmethod(lambda *_: _Encoder(line=76))
    getDecoder = staticmethod(lambda: _Decoder())
    getUrlDecoder = staticmethod(lambda: _Decoder(b"-_"))
    getMimeDecoder = staticmethod(lambda: _Decoder(strict=False))


class Objects:
    @staticmethod
    def equals(one, other):
        return one == other

    @staticmethod
    def isNull(value):
        return value is None

    @staticmethod
    def nonNull(value):
        return value is not None

    @staticmethod
    def toString(value, default="null"):
        return default if value is None else java_text(value)

    @staticmethod
    def hash(*values):
        found = 1
        for value in values[0] if len(values) == 1 and isinstance(values[0], (list, tuple)) else values:
            found = int32(31 * found + Objects.hashCode(value))
        return found

    @staticmethod
    def hashCode(value):
        if value is None:
            return 0
        if isinstance(value, bool):
            return 1231 if value else 1237
        return string_hash(value) if isinstance(value, str) else value.hashCode() if hasattr(value, "hashCode") else int32(hash(value))

    @staticmethod
    def compare(one, other, comparator):
        return 0 if one is other else getattr(comparator, "compare", comparator)(one, other)

    deepEquals = equals

    @staticmethod
    def requireNonNull(value, message=None):
        if value is None:
            raise NullPointerException(*([] if message is None else [message]))
        return value


class ObjectUtils:
    @staticmethod
    def defaultIfNull(value, default):
        return default if value is None else value

    @staticmethod
    def firstNonNull(*values):
        values = values[0] if len(values) == 1 and isinstance(values[0], (list, tuple)) else values
        return next((value for value in values if value is not None), None)

    @staticmethod
    def isEmpty(value):
        return value is None or hasattr(value, "__len__") and len(value) == 0

    isNotEmpty = staticmethod(lambda value: not ObjectUtils.isEmpty(value))
    notEqual = staticmethod(lambda one, other: one != other)
    equals = staticmethod(lambda one, other: one == other)
    toString = staticmethod(lambda value, default="": default if value is None else java_text(value))
    allNotNull = staticmethod(lambda *values: all(value is not None for value in values))
    anyNotNull = staticmethod(lambda *values: any(value is not None for value in values))
    max = staticmethod(lambda *values: max([value for value in values if value is not None], default=None))
    min = staticmethod(lambda *values: min([value for value in values if value is not None], default=None))

    @staticmethod
    def compare(one, other, null_is_greater=False):
        if one is None or other is None:
            return 0 if one is other else (-1 if one is None else 1) * (-1 if null_is_greater else 1)
        return (one > other) - (one < other)


class Optional(Bean):
    def __init__(self, value):
        self._value = value

    of = ofNullable = classmethod(lambda cls, value: cls(value))
    empty = classmethod(lambda cls: cls(None))

    def isPresent(self):
        return self._value is not None

    def isEmpty(self):
        return self._value is None

    def get(self):
        if self._value is None:
            raise NoSuchElementException("No value present")
        return self._value

    def orElse(self, other):
        return other if self._value is None else self._value

    def orElseGet(self, supplier):
        return getattr(supplier, "get", supplier)() if self._value is None else self._value

    def orElseThrow(self, supplier=None):
        if self._value is None and supplier is not None:
            raise getattr(supplier, "get", supplier)()
        return self.get()

    def ifPresent(self, action):
        if self._value is not None:
            getattr(action, "accept", action)(self._value)

    def map(self, function):
        return self if self._value is None else Optional(getattr(function, "apply", function)(self._value))

    def flatMap(self, function):
        return self if self._value is None else getattr(function, "apply", function)(self._value)

    def filter(self, test):
        return self if self._value is None or getattr(test, "test", test)(self._value) else Optional(None)

    def __eq__(self, other):
        return isinstance(other, Optional) and self._value == other._value

    __hash__ = None

    def __str__(self):
        return "Optional.empty" if self._value is None else "Optional[%s]" % java_text(self._value)


class Random(Bean):
    """Java's linear congruential generator: the same seed gives the same numbers."""

    def __init__(self, seed=None):
        self.setSeed(random.getrandbits(48) if seed is None else seed)

    def setSeed(self, seed):
        self._seed, self._gaussian = (int(seed) ^ 0x5DEECE66D) & 0xFFFFFFFFFFFF, None

    def _next(self, bits):
        self._seed = (self._seed * 0x5DEECE66D + 0xB) & 0xFFFFFFFFFFFF
        return int32(self._seed >> 48 - bits)

    def nextInt(self, *limits):
        if not limits:
            return self._next(32)
        start, size = (limits[0], limits[1] - limits[0]) if len(limits) == 2 else (0, limits[0])
        if size <= 0:
            raise IllegalArgumentException("bound must be positive")
        if size & -size == size:
            return start + (size * self._next(31) >> 31)
        while True:
            bits = self._next(31)
            if bits - bits % size + size - 1 < 1 << 31:
                return start + bits % size

    def nextLong(self):
        return int64((self._next(32) << 32) + self._next(32))

    def nextDouble(self):
        return ((self._next(26) << 27) + self._next(27)) / float(1 << 53)

    random = nextDouble

    def nextFloat(self):
        return self._next(24) / float(1 << 24)

    def nextBoolean(self):
        return self._next(1) != 0

    def nextBytes(self, buffer):
        for place in range(0, len(buffer), 4):
            number = self._next(32)
            for at in range(place, min(place + 4, len(buffer))):
                buffer[at], number = number & 255, number >> 8

    def nextGaussian(self):
        if self._gaussian is not None:
            found, self._gaussian = self._gaussian, None
            return found
        while True:
            one, other = 2 * self.nextDouble() - 1, 2 * self.nextDouble() - 1
            size = one * one + other * other
            if 0 < size < 1:
                scale = math.sqrt(-2 * math.log(size) / size)
                self._gaussian = other * scale
                return one * scale


class RandomStringUtils:
    @staticmethod
    def randomAlphanumeric(size):
        return "".join(random.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789") for _ in range(size))

    @staticmethod
    def randomNumeric(size):
        return "".join(random.choice("0123456789") for _ in range(size))

    @staticmethod
    def randomAlphabetic(size):
        return "".join(random.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") for _ in range(size))

    @staticmethod
    def random(size, letters=None, *_):
        return "".join(random.choice(letters) for _ in range(size)) if isinstance(letters, str) else RandomStringUtils.randomAlphanumeric(size)


class NumberUtils:
    @staticmethod
    def isNumber(text):
        return text is not None and re.match(r"-?(0x[0-9a-fA-F]+|(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?[fFdDlL]?)$", text) is not None

    isCreatable = isNumber

    @staticmethod
    def isDigits(text):
        return bool(text) and text.isdigit()

    @staticmethod
    def isParsable(text):
        return text is not None and re.match(r"-?\d*\.?\d+$", text) is not None

    @staticmethod
    def toInt(text, default=0):
        try:
            return int(text) if re.match(r"[+-]?\d+$", text or "") else default
        except ValueError:
            return default

    toLong = toInt

    toShort = toByte = toInt

    @staticmethod
    def toDouble(text, default=0.0):
        try:
            return float(text)
        except (ValueError, TypeError):
            return default

    toFloat = toDouble
    compare = staticmethod(lambda one, other: (one > other) - (one < other))
    max = staticmethod(lambda *values: max(values[0] if len(values) == 1 else values))
    min = staticmethod(lambda *values: min(values[0] if len(values) == 1 else values))

    @staticmethod
    def createBigDecimal(text):
        from flow_java_math import BigDecimal

        return None if text is None else BigDecimal(text)

    @staticmethod
    def createInteger(text):
        from flow_java_lang import Integer

        return None if text is None else Integer.decode(text)

    @staticmethod
    def createLong(text):
        from flow_java_lang import Long

        return None if text is None else Long.decode(text)

    @staticmethod
    def createDouble(text):
        from flow_java_lang import Double

        return None if text is None else Double.valueOf(text)

    createFloat = createDouble

    @staticmethod
    def createNumber(text):
        if text is None:
            return None
        if not NumberUtils.isNumber(text):
            raise NumberFormatException(text + " is not a valid number.")
        return int(text, 0) if re.match(r"-?(0x[0-9a-fA-F]+|[1-9]\d*|0)$", text) else float(text.rstrip("fFdDlL"))


class StringTokenizer(Bean):
    def __init__(self, text, separators=" \t\n\r\f", *_):
        self._left = [part for part in re.split("[" + re.escape(separators) + "]", text) if part]

    def hasMoreTokens(self):
        return bool(self._left)

    hasMoreElements = hasMoreTokens

    def nextToken(self, *_):
        if not self._left:
            raise NoSuchElementException()
        return self._left.pop(0)

    nextElement = nextToken

    def countTokens(self):
        return len(self._left)


class StringJoiner:
    def __init__(self, separator, before="", after=""):
        self._separator, self._before, self._after, self._parts, self._empty = separator, before, after, [], None

    def add(self, part):
        self._parts.append(java_text(part))
        return self

    def setEmptyValue(self, text):
        self._empty = text
        return self

    def length(self):
        return len(self.toString())

    def toString(self):
        if not self._parts and self._empty is not None:
            return self._empty
        return self._before + self._separator.join(self._parts) + self._after

    __str__ = toString


class InputMismatchException(NoSuchElementException):
    pass


class Scanner:
    def __init__(self, source, *_):
        text = source if isinstance(source, str) else source.read()
        self._lines = text.splitlines()
        self._delimited = False

    def hasNextLine(self):
        return bool(self._lines)

    def nextLine(self):
        if not self._lines:
            raise NoSuchElementException("No line found")
        return self._lines.pop(0)

    def hasNext(self):
        return any(line.strip() for line in self._lines)

    def next(self):
        while self._lines:
            words = self._lines.pop(0).split(None, 1)
            if words:
                self._lines[:0] = words[1:]
                return words[0]
        raise NoSuchElementException()

    def useDelimiter(self, pattern):
        self._lines = ["\n".join(self._lines)] if pattern in ("\\A", "\\Z") else re.split(pattern, "\n".join(self._lines))
        self.hasNext, self.next, self._delimited = self.hasNextLine, self.nextLine, True
        return self

    def _peek(self):
        if self._delimited:
            return self._lines[0] if self._lines else None
        return next((line.split(None, 1)[0] for line in self._lines if line.strip()), None)

    def _has(self, convert):
        try:
            return self._peek() is not None and convert(self._peek()) is not None
        except ValueError:
            return False

    def _take(self, convert):
        if self._peek() is None:
            raise NoSuchElementException()
        if not self._has(convert):
            raise InputMismatchException('For input string: "%s"' % self._peek())
        return convert(self.next())

    def hasNextInt(self):
        return self._has(int)

    def nextInt(self, *_):
        return self._take(int)

    hasNextLong, nextLong = hasNextInt, nextInt

    def hasNextDouble(self):
        return self._has(float)

    def nextDouble(self):
        return self._take(float)

    def hasNextBoolean(self):
        return self._has({"true": True, "false": False}.get)

    def nextBoolean(self):
        return self._take({"true": True, "false": False}.get)

    def close(self):
        pass


class Comparator:
    """Base of the script's own comparators."""

    @staticmethod
    def naturalOrder():
        return lambda one, other: (one > other) - (one < other)

    @staticmethod
    def reverseOrder():
        return lambda one, other: (one < other) - (one > other)


class _Unit:
    def __init__(self, name, seconds):
        self._name, self._seconds = name, seconds

    def _convert(self, amount, seconds):
        return int(amount * self._seconds / seconds) if amount >= 0 else -int(-amount * self._seconds / seconds)

    def convert(self, amount, unit):
        return unit._convert(amount, self._seconds)

    def sleep(self, amount):
        import time

        time.sleep(amount * self._seconds)

    def __str__(self):
        return self._name


class TimeUnit:
    pass


for _name, _method, _seconds in (
    ("NANOSECONDS", "toNanos", 1e-9), ("MICROSECONDS", "toMicros", 1e-6), ("MILLISECONDS", "toMillis", 1e-3), ("SECONDS", "toSeconds", 1),
    ("MINUTES", "toMinutes", 60), ("HOURS", "toHours", 3600), ("DAYS", "toDays", 86400),
):
    setattr(TimeUnit, _name, _Unit(_name, _seconds))
    setattr(_Unit, _method, lambda self, amount, seconds=_seconds: self._convert(amount, seconds))


class AtomicInteger(Bean):
    def __init__(self, value=0):
        self._value = value

    def get(self):
        return self._value

    intValue = longValue = get

    def set(self, value):
        self._value = value

    def incrementAndGet(self):
        return self.addAndGet(1)

    def decrementAndGet(self):
        return self.addAndGet(-1)

    def addAndGet(self, change):
        self._value += change
        return self._value

    def getAndIncrement(self):
        return self.addAndGet(1) - 1

    def getAndAdd(self, change):
        return self.addAndGet(change) - change

    def getAndSet(self, value):
        before, self._value = self._value, value
        return before

    def __str__(self):
        return java_text(self._value)


AtomicLong = AtomicReference = AtomicBoolean = AtomicInteger
