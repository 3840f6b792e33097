"""The small classes of java.util and Apache Commons."""
import base64
import random
import re

from flow_java_base import Bean, java_text
from flow_java_errors import IllegalArgumentException, NoSuchElementException, NullPointerException
from flow_streams import to_bytes


class UUID(Bean):
    def __init__(self, value):
        self._value = value

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
        return hash(values)

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
        return next((value for value in values if value is not None), None)


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


class Random(random.Random):
    def nextInt(self, *limits):
        return self.randrange(*limits) if limits else self.randint(-(1 << 31), (1 << 31) - 1)

    def nextLong(self):
        return self.randint(-(1 << 63), (1 << 63) - 1)

    def nextDouble(self):
        return self.random()

    def nextBoolean(self):
        return self.random() < 0.5


class RandomStringUtils:
    @staticmethod
    def randomAlphanumeric(size):
        return "".join(random.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789") for _ in range(size))

    @staticmethod
    def randomNumeric(size):
        return "".join(random.choice("0123456789") for _ in range(size))


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

    @staticmethod
    def toDouble(text, default=0.0):
        try:
            return float(text)
        except (ValueError, TypeError):
            return default


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
        self._separator, self._before, self._after, self._parts = separator, before, after, []

    def add(self, part):
        self._parts.append(java_text(part))
        return self

    def toString(self):
        return self._before + self._separator.join(self._parts) + self._after

    __str__ = toString


class Scanner:
    def __init__(self, source, *_):
        text = source if isinstance(source, str) else source.read()
        self._lines = text.splitlines()

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
        self.hasNext, self.next = self.hasNextLine, self.nextLine
        return self

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
