"""BigInteger of java.math."""
import math

from flow_bytes import to_bytes
from flow_java_base import int32
from flow_java_bignumber import BigNumber
from flow_java_errors import ArithmeticException, NumberFormatException


class BigInteger(BigNumber):
    def __init__(self, value, radix=10):
        """Accepts a text with its radix, the bytes of a two's complement number, or a sign with the bytes of a size."""
        if isinstance(value, (bytes, bytearray)):
            value = int.from_bytes(value, "big", signed=True)
        elif isinstance(value, int) and not isinstance(radix, int):
            value *= int.from_bytes(to_bytes(radix), "big")
        try:
            self.value = int(value, radix) if isinstance(value, str) else int(value)
        except ValueError:
            raise NumberFormatException('For input string: "%s"' % value) from None

    @staticmethod
    def valueOf(value):
        return BigInteger(value)

    def hashCode(self):
        found, size = 0, abs(self.value)
        for place in reversed(range(0, size.bit_length(), 32)):
            found = 31 * found + (size >> place & 0xFFFFFFFF)
        return int32(found * self.signum())

    def divide(self, other):
        if not int(other):
            raise ArithmeticException("BigInteger divide by zero")
        size = abs(self.value) // abs(int(other))
        return BigInteger(size if (self.value < 0) == (int(other) < 0) else -size)

    def remainder(self, other):
        return BigInteger(self.value - int(self.divide(other)) * int(other))

    def divideAndRemainder(self, other):
        return [self.divide(other), self.remainder(other)]

    def modInverse(self, modulus):
        return BigInteger(pow(self.value, -1, int(modulus)))

    def sqrt(self):
        return BigInteger(math.isqrt(self.value))

    def bitCount(self):
        return bin(self.value if self.value >= 0 else ~self.value).count("1")

    def _exact(self, bits):
        if not -(1 << bits) <= self.value < 1 << bits:
            raise ArithmeticException("BigInteger out of %s range" % ("int" if bits == 31 else "long"))
        return self.value

    def intValueExact(self):
        return self._exact(31)

    def longValueExact(self):
        return self._exact(63)

    def modPow(self, exponent, modulus):
        return BigInteger(pow(self.value, int(exponent), int(modulus)))

    def pow(self, exponent):
        return BigInteger(self.value ** exponent)

    def negate(self):
        return BigInteger(-self.value)

    def abs(self):
        return BigInteger(abs(self.value))

    def isProbablePrime(self, certainty):
        value = abs(self.value)
        return value > 1 and all(pow(base, value - 1, value) == 1 for base in (2, 3, 5, 7, 11) if base < value)

    def toByteArray(self):
        size = (self.value if self.value >= 0 else ~self.value).bit_length() // 8 + 1
        return bytearray(self.value.to_bytes(size, "big", signed=True))

    def bitLength(self):
        return self.value.bit_length()

    def setBit(self, place):
        return BigInteger(self.value | 1 << place)

    def clearBit(self, place):
        return BigInteger(self.value & ~(1 << place))

    def testBit(self, place):
        return bool(self.value >> place & 1)

    def toString(self, radix=10):
        from flow_java_numbers import in_base

        return in_base(self.value, radix)

    def __str__(self):
        return str(self.value)


for _name, _function in (("add", lambda one, two: one + two), ("subtract", lambda one, two: one - two), ("multiply", lambda one, two: one * two),
                         ("mod", lambda one, two: one % two), ("gcd", math.gcd),
                         ("shiftLeft", lambda one, two: one << two), ("shiftRight", lambda one, two: one >> two), ("xor", lambda one, two: one ^ two)):
    setattr(BigInteger, _name, lambda self, other, function=_function: BigInteger(function(self.value, int(other))))
setattr(BigInteger, "not", lambda self: BigInteger(~self.value))
setattr(BigInteger, "and", lambda self, other: BigInteger(self.value & int(other)))
setattr(BigInteger, "or", lambda self, other: BigInteger(self.value | int(other)))
BigInteger.__add__, BigInteger.__sub__, BigInteger.__mul__ = BigInteger.add, BigInteger.subtract, BigInteger.multiply
BigInteger.ZERO, BigInteger.ONE, BigInteger.TEN = BigInteger(0), BigInteger(1), BigInteger(10)
