"""Boolean of java.lang."""
from flow_java_base import java_text


class Boolean:
    TRUE, FALSE = True, False

    def __init__(self, value):
        self._value = Boolean.valueOf(value)

    @staticmethod
    def valueOf(value):
        return value.lower() == "true" if isinstance(value, str) else bool(value)

    parseBoolean = valueOf

    def booleanValue(self):
        return bool(self)

    def toString(value):
        return java_text(bool(value))

    __str__ = __repr__ = toString

    def hashCode(value):
        return 1231 if value else 1237

    def __bool__(self):
        return self._value

    def __hash__(self):
        return hash(self._value)

    def __eq__(self, other):
        return isinstance(other, (bool, Boolean)) and bool(other) == self._value

    equals = __eq__

    def __ne__(self, other):
        return not self == other

    def compareTo(self, other):
        return bool(self) - bool(other)
