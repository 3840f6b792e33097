"""Math of java.lang."""
import math

from flow_java_base import int32
from flow_java_errors import ArithmeticException


def _double(function, *values):
    """Calls a function of Python's math. Returns an infinity or NaN, as Java does, where the function raises an error."""
    try:
        return function(*values)
    except OverflowError:
        negative = values[0] < 0 and (function is math.sinh or function is math.pow and values[1] % 2 == 1)
        return float("-inf" if negative else "inf")
    except ValueError:
        if values[0] == 0 and function in (math.log, math.log10, math.pow):
            return float("inf" if function is math.pow else "-inf")
        return float("nan")


def _whole(function, value):
    return float(value if value - value else function(value)) or math.copysign(0.0, value)


def _of_one_type(function, one, other):
    """Returns a float if one of the numbers is a float, as Java's method for double does."""
    return function(one, other) * (1.0 if isinstance(one, float) or isinstance(other, float) else 1)


class _Math(type):
    def __getattr__(cls, name):
        function = getattr(math, name)
        return lambda *values: _double(function, *values)


class Math(metaclass=_Math):
    PI, E = math.pi, math.e

    @staticmethod
    def round(value):
        return int(math.floor(value + 0.5)) if value == value else 0

    floor = staticmethod(lambda value: _whole(math.floor, value))
    ceil = staticmethod(lambda value: _whole(math.ceil, value))
    rint = staticmethod(lambda value: _whole(round, value))

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

    pow = staticmethod(lambda one, other: _double(math.pow, one, other))
    abs = staticmethod(abs)
    max = staticmethod(lambda one, other: _of_one_type(max, one, other))
    min = staticmethod(lambda one, other: _of_one_type(min, one, other))
    copySign = staticmethod(math.copysign)
    negateExact = staticmethod(lambda value: -value)
    incrementExact, decrementExact = staticmethod(lambda value: value + 1), staticmethod(lambda value: value - 1)
    addExact = staticmethod(lambda one, other: one + other)
    subtractExact = staticmethod(lambda one, other: one - other)
    multiplyExact = staticmethod(lambda one, other: one * other)
