"""ArrayUtils, BooleanUtils, Validate and the pairs of Apache Commons Lang."""
from flow_java_errors import IllegalArgumentException, NullPointerException
from flow_java_mapviews import SimpleEntry
from flow_java_objects import Objects

TRUE, FALSE = ("true", "on", "yes", "y", "t", "1"), ("false", "off", "no", "n", "f", "0")


class ArrayUtils:
    EMPTY_STRING_ARRAY = EMPTY_OBJECT_ARRAY = EMPTY_BYTE_ARRAY = ()
    isEmpty = staticmethod(lambda values: not values)
    isNotEmpty = staticmethod(lambda values: bool(values))
    contains = staticmethod(lambda values, value: values is not None and value in values)
    indexOf = staticmethod(lambda values, value: list(values).index(value) if values and value in values else -1)
    getLength = staticmethod(lambda values: 0 if values is None else len(values))
    add = staticmethod(lambda values, value: list(values or ()) + [value])
    addAll = staticmethod(lambda values, *added: list(values or ()) + list(added[0] if len(added) == 1 and isinstance(added[0], (list, tuple)) else added))
    subarray = staticmethod(lambda values, start, end: values[max(start, 0) : max(end, 0)])
    toObject = toPrimitive = staticmethod(lambda values: values)
    remove = staticmethod(lambda values, place: values[:place] + values[place + 1:])

    @staticmethod
    def removeElement(values, value):
        place = ArrayUtils.indexOf(values, value)
        return values[:] if place < 0 else ArrayUtils.remove(values, place)

    @staticmethod
    def reverse(values):
        values[:] = values[::-1]


class BooleanUtils:
    isTrue = staticmethod(lambda value: value is True)
    isFalse = staticmethod(lambda value: value is False)
    isNotTrue = staticmethod(lambda value: value is not True)
    isNotFalse = staticmethod(lambda value: value is not False)
    negate = staticmethod(lambda value: None if value is None else not value)
    toStringTrueFalse = staticmethod(lambda value: BooleanUtils.toString(value, "true", "false", None))
    toStringYesNo = staticmethod(lambda value: BooleanUtils.toString(value, "yes", "no", None))
    toStringOnOff = staticmethod(lambda value: BooleanUtils.toString(value, "on", "off", None))
    toInteger = staticmethod(lambda value, true=1, false=0: true if value else false)
    toBooleanDefaultIfNull = staticmethod(lambda value, default: default if value is None else value)
    toBoolean = staticmethod(lambda value, *_: BooleanUtils.toBooleanObject(value) is True)

    @staticmethod
    def toBooleanObject(value):
        if isinstance(value, str):
            return True if value.lower() in TRUE else False if value.lower() in FALSE else None
        return None if value is None else bool(value)

    @staticmethod
    def toString(value, true, false, none=None):
        return none if value is None else true if value else false


class Validate:
    @staticmethod
    def notNull(value, message="The validated object is null", *values):
        return Objects.requireNonNull(value, message % values if values else message)

    @staticmethod
    def notEmpty(value, message="The validated value is empty", *values):
        return Validate._given(value, value is not None and len(value) > 0, message, values)

    @staticmethod
    def notBlank(value, message="The validated character sequence is blank", *values):
        return Validate._given(value, value is not None and value.strip(), message, values)

    @staticmethod
    def isTrue(condition, message="The validated expression is false", *values):
        Validate._given(True, condition, message, values)

    @staticmethod
    def _given(value, valid, message, values):
        if not valid:
            raise (NullPointerException if value is None else IllegalArgumentException)(message % values if values else message)
        return value


class Pair(SimpleEntry):
    of = classmethod(lambda cls, left, right: cls(left, right))

    def __str__(self):
        return "(%s,%s)" % (self.key, self.value)

    toString = __str__


ImmutablePair = MutablePair = Pair
