"""What BigDecimal and BigInteger have in common."""
import decimal

from flow_java_base import Bean, int32, int64


class BigNumber(Bean):
    def intValue(self):
        return int32(int(self.value))

    def longValue(self):
        return int64(int(self.value))

    def doubleValue(self):
        return float(self.value)

    floatValue = doubleValue

    def __int__(self):
        return int(self.value)

    __index__ = None

    def __float__(self):
        return float(self.value)

    def __bool__(self):
        return bool(self.value)

    def signum(self):
        return (self.value > 0) - (self.value < 0)

    def __hash__(self):
        return hash(self.value)

    def compareTo(self, other):
        one, two = decimal_of(self), decimal_of(other)
        return (one > two) - (one < two)

    def __eq__(self, other):
        return isinstance(other, (BigNumber, int, decimal.Decimal)) and self.compareTo(other) == 0

    def __lt__(self, other):
        return self.compareTo(other) < 0

    def __le__(self, other):
        return self.compareTo(other) <= 0

    def __gt__(self, other):
        return self.compareTo(other) > 0

    def __ge__(self, other):
        return self.compareTo(other) >= 0

    def max(self, other):
        return self if self >= other else other

    def min(self, other):
        return self if self <= other else other

    def __repr__(self):
        return str(self)


def decimal_of(value):
    if isinstance(value, BigNumber):
        return decimal.Decimal(value.value)
    return decimal.Decimal(value)
