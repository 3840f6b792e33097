"""UUID of java.util."""
from flow_bytes import to_bytes
from flow_java_base import Bean, int32, int64
from flow_java_errors import IllegalArgumentException

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

    def compareTo(self, other):
        one, two = [(value.getMostSignificantBits(), value.getLeastSignificantBits()) for value in (self, other)]
        return (one > two) - (one < two)

    def version(self):
        return self._value.int >> 76 & 15

    def hashCode(self):
        mixed = self.getMostSignificantBits() ^ self.getLeastSignificantBits()
        return int32(mixed >> 32 ^ mixed)

    def variant(self):
        return 2

    def getMostSignificantBits(self):
        return int64(self._value.int >> 64)

    def getLeastSignificantBits(self):
        return int64(self._value.int)
