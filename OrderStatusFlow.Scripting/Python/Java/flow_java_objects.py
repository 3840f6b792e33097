"""Objects of java.util and ObjectUtils of Apache Commons."""
from flow_java_base import int32, java_text, string_hash
from flow_java_boxes import double_hash, long_hash
from flow_java_errors import NullPointerException


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
        if isinstance(value, str):
            return string_hash(value)
        if hasattr(value, "hashCode"):
            return value.hashCode()
        if isinstance(value, (list, tuple)):
            return Objects.hash(*value)
        if isinstance(value, float):
            return double_hash(value)
        if isinstance(value, int):
            return value if int32(value) == value else long_hash(value)
        return int32(hash(value))

    @staticmethod
    def compare(one, other, comparator):
        return 0 if one is other else getattr(comparator, "compare", comparator)(one, other)

    deepEquals = equals

    @staticmethod
    def requireNonNull(value, message=None):
        if value is None:
            raise NullPointerException(*([] if message is None else [message]))
        return value

    @staticmethod
    def requireNonNullElse(value, default):
        return Objects.requireNonNull(default, "defaultObj") if value is None else value

    @staticmethod
    def requireNonNullElseGet(value, supplier):
        return getattr(supplier, "get", supplier)() if value is None else value


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
