"""java.math: BigDecimal, BigInteger and RoundingMode."""
import decimal

from flow_java_base import Bean, double_text, int32, int64
from flow_java_errors import ArithmeticException, NumberFormatException

_PRECISE = decimal.Context(prec=5000, Emax=decimal.MAX_EMAX, Emin=decimal.MIN_EMIN)


class RoundingMode(Bean):
    def __init__(self, name, rounding):
        self._name, self._rounding = name, rounding

    def rounding(self):
        return self._rounding

    def name(self):
        return self._name

    def __str__(self):
        return self._name

    @staticmethod
    def valueOf(name):
        return MODES[name] if isinstance(name, int) else getattr(RoundingMode, name)


MODES = []
for _name, _rounding in (("UP", decimal.ROUND_UP), ("DOWN", decimal.ROUND_DOWN), ("CEILING", decimal.ROUND_CEILING), ("FLOOR", decimal.ROUND_FLOOR),
                         ("HALF_UP", decimal.ROUND_HALF_UP), ("HALF_DOWN", decimal.ROUND_HALF_DOWN), ("HALF_EVEN", decimal.ROUND_HALF_EVEN),
                         ("UNNECESSARY", None)):
    MODES.append(RoundingMode(_name, _rounding))
    setattr(RoundingMode, _name, MODES[-1])


class MathContext(Bean):
    def __init__(self, precision, mode=RoundingMode.HALF_UP):
        self.precision, self.mode = precision, mode

    def getPrecision(self):
        return self.precision


MathContext.DECIMAL32 = MathContext(7, RoundingMode.HALF_EVEN)
MathContext.DECIMAL64 = MathContext(16, RoundingMode.HALF_EVEN)
MathContext.DECIMAL128 = MathContext(34, RoundingMode.HALF_EVEN)
MathContext.UNLIMITED = MathContext(0)


def _decimal(value):
    if isinstance(value, (BigDecimal, BigInteger)):
        return decimal.Decimal(value.value)
    return decimal.Decimal(value)


class _Number(Bean):
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
        one, two = _decimal(self), _decimal(other)
        return (one > two) - (one < two)

    def __eq__(self, other):
        return isinstance(other, (_Number, int, decimal.Decimal)) and self.compareTo(other) == 0

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


class BigDecimal(_Number):
    ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_UNNECESSARY = range(8)

    def __init__(self, value, context=None):
        """Accepts text, whole numbers, floats by their exact value, and Python's Decimal."""
        if isinstance(value, BigInteger) or isinstance(value, BigDecimal):
            value = value.value
        try:
            number = decimal.Decimal(value)
        except decimal.InvalidOperation:
            raise NumberFormatException("Character array is missing or not a number: %r" % (value,)) from None
        if not number.is_finite() or isinstance(value, str) and (value != value.strip() or "_" in value):
            raise NumberFormatException("Not a number: %r" % (value,))
        self.value = number if number else abs(number)
        if context is not None:
            self.value = self.round(context).value

    @staticmethod
    def valueOf(value, scale=0):
        """Floats are taken by their shortest text, as Double.toString() writes them."""
        if isinstance(value, float):
            return BigDecimal(double_text(value))
        return BigDecimal(decimal.Decimal(int(value)).scaleb(-scale))

    def scale(self):
        return -self.value.as_tuple().exponent

    def precision(self):
        return len(self.value.as_tuple().digits)

    def unscaledValue(self):
        return BigInteger(int(self.value.scaleb(self.scale(), context=_PRECISE)))

    def setScale(self, scale, mode=None):
        return BigDecimal(_quantize(self.value, scale, mode))

    def add(self, other, context=None):
        return self._result(_PRECISE.add(self.value, _decimal(other)), context)

    def subtract(self, other, context=None):
        return self._result(_PRECISE.subtract(self.value, _decimal(other)), context)

    def multiply(self, other, context=None):
        return self._result(_PRECISE.multiply(self.value, _decimal(other)), context)

    def _result(self, value, context):
        return BigDecimal(value) if context is None else BigDecimal(value).round(context)

    def divide(self, other, *how):
        """Accepts (), (mode), (scale, mode) or (context) after the divisor."""
        other = _decimal(other)
        if not other:
            raise ArithmeticException("/ by zero")
        if how and isinstance(how[0], MathContext):
            return BigDecimal(decimal.Context(prec=how[0].precision, rounding=how[0].mode.rounding()).divide(self.value, other))
        if how:
            scale, mode = how if len(how) == 2 else (self.scale(), how[0])
            quotient = decimal.Context(prec=len(self.value.as_tuple().digits) + max(scale, 0) + 400, rounding=decimal.ROUND_DOWN).divide(self.value, other)
            return BigDecimal(_quantize(quotient, scale, mode))
        quotient = decimal.Context(prec=400, traps=[]).divide(self.value, other)
        if _PRECISE.multiply(quotient, other) != self.value:
            raise ArithmeticException("Non-terminating decimal expansion; no exact representable decimal result. "
                                      "Pass a scale and a RoundingMode to divide()")
        wanted = self.scale() - -other.as_tuple().exponent
        stripped = quotient.normalize(_PRECISE)
        scale = max(-stripped.as_tuple().exponent, wanted)
        return BigDecimal(_quantize(stripped, scale, None))

    def remainder(self, other):
        whole = self.divideToIntegralValue(other)
        return self.subtract(whole.multiply(_decimal(other)))

    def divideToIntegralValue(self, other):
        other = _decimal(other)
        if not other:
            raise ArithmeticException("/ by zero")
        whole = _PRECISE.divide_int(self.value, other)
        scale = self.scale() - -other.as_tuple().exponent
        if not whole or scale > 0:
            return BigDecimal(whole.quantize(decimal.Decimal(1).scaleb(-scale), context=_PRECISE))
        while -whole.as_tuple().exponent > scale and whole.as_tuple().digits[-1] == 0:
            whole = whole.quantize(decimal.Decimal(1).scaleb(whole.as_tuple().exponent + 1), context=_PRECISE)
        return BigDecimal(whole)

    def pow(self, exponent, context=None):
        return self._result(_PRECISE.power(self.value, exponent), context)

    def sqrt(self, context):
        return BigDecimal(decimal.Context(prec=context.precision, rounding=context.mode.rounding()).sqrt(self.value))

    def negate(self):
        return BigDecimal(self.value.copy_negate() if self.value else self.value)

    def abs(self):
        return BigDecimal(self.value.copy_abs())

    def round(self, context):
        if not context.precision:
            return self
        return BigDecimal(decimal.Context(prec=context.precision, rounding=context.mode.rounding()).plus(self.value))

    def movePointLeft(self, places):
        return self.movePointRight(-places)

    def movePointRight(self, places):
        moved = self.value.scaleb(places, context=_PRECISE)
        return BigDecimal(moved if moved.as_tuple().exponent <= 0 else _quantize(moved, 0, None))

    scaleByPowerOfTen = movePointRight

    def stripTrailingZeros(self):
        return BigDecimal(self.value.normalize(_PRECISE) if self.value else decimal.Decimal(0))

    def toBigInteger(self):
        return BigInteger(int(self.value))

    def intValueExact(self):
        if self.value != int(self.value):
            raise ArithmeticException("Rounding necessary")
        return int(self.value)

    longValueExact = intValueExact

    def toPlainString(self):
        return "{:f}".format(self.value)

    def toEngineeringString(self):
        return self.value.to_eng_string()

    def equals(self, other):
        return isinstance(other, BigDecimal) and self.value == other.value and self.scale() == other.scale()

    def __str__(self):
        return str(self.value)

    toString = __str__

    def __add__(self, other):
        return self.add(other)

    def __sub__(self, other):
        return self.subtract(other)

    def __mul__(self, other):
        return self.multiply(other)

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self.negate()

    def __round__(self, digits=0):
        return float(self)


def _quantize(value, scale, mode):
    if isinstance(mode, int):
        mode = MODES[mode]
    rounding = mode.rounding() if mode is not None else None
    result = value.quantize(decimal.Decimal(1).scaleb(-scale), rounding=rounding or decimal.ROUND_DOWN, context=_PRECISE)
    if rounding is None and result != value:
        raise ArithmeticException("Rounding necessary")
    return result


class BigInteger(_Number):
    def __init__(self, value, radix=10):
        try:
            self.value = int(value, radix) if isinstance(value, str) else int(value)
        except ValueError:
            raise NumberFormatException('For input string: "%s"' % value) from None

    @staticmethod
    def valueOf(value):
        return BigInteger(value)

    def divide(self, other):
        if not int(other):
            raise ArithmeticException("BigInteger divide by zero")
        size = abs(self.value) // abs(int(other))
        return BigInteger(size if (self.value < 0) == (int(other) < 0) else -size)

    def remainder(self, other):
        return BigInteger(self.value - int(self.divide(other)) * int(other))

    def modPow(self, exponent, modulus):
        return BigInteger(pow(self.value, int(exponent), int(modulus)))

    def pow(self, exponent):
        return BigInteger(self.value ** exponent)

    def negate(self):
        return BigInteger(-self.value)

    def abs(self):
        return BigInteger(abs(self.value))

    def bitLength(self):
        return self.value.bit_length()

    def testBit(self, place):
        return bool(self.value >> place & 1)

    def toString(self, radix=10):
        from flow_java_numbers import _in_base

        return _in_base(self.value, radix)

    def __str__(self):
        return str(self.value)


for _name, _function in (("add", lambda one, two: one + two), ("subtract", lambda one, two: one - two), ("multiply", lambda one, two: one * two),
                         ("mod", lambda one, two: one % two), ("gcd", lambda one, two: __import__("math").gcd(one, two)), ("shiftLeft", lambda one, two: one << two),
                         ("shiftRight", lambda one, two: one >> two), ("xor", lambda one, two: one ^ two)):
    setattr(BigInteger, _name, lambda self, other, function=_function: BigInteger(function(self.value, int(other))))
setattr(BigInteger, "and", lambda self, other: BigInteger(self.value & int(other)))
setattr(BigInteger, "or", lambda self, other: BigInteger(self.value | int(other)))
BigInteger.__add__, BigInteger.__sub__, BigInteger.__mul__ = BigInteger.add, BigInteger.subtract, BigInteger.multiply
BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.TEN = BigDecimal(0), BigDecimal(1), BigDecimal(10)
BigInteger.ZERO, BigInteger.ONE, BigInteger.TEN = BigInteger(0), BigInteger(1), BigInteger(10)
