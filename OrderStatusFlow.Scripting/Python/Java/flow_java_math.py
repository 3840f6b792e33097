"""Math of java.lang."""
import math

from flow_java_base import int32
from flow_java_errors import ArithmeticException


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
