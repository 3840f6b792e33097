"""BigDecimal of java.math."""
import decimal

from flow_java_base import double_text, int32
from flow_java_biginteger import BigInteger
from flow_java_bignumber import BigNumber, decimal_of
from flow_java_errors import ArithmeticException, NumberFormatException
from flow_java_rounding import MODES, MathContext

_PRECISE = decimal.Context(prec=5000, Emax=decimal.MAX_EMAX, Emin=decimal.MIN_EMIN)


class BigDecimal(BigNumber):
    ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_UNNECESSARY = range(8)

    def __init__(self, value, context=None):
        """Accepts a text, a whole number, a Decimal of Python, or a float, whose exact value is taken."""
        if isinstance(value, BigNumber):
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
        """Returns the number that Double.toString() writes, for a float."""
        if isinstance(value, float):
            return BigDecimal(double_text(value))
        return BigDecimal(decimal.Decimal(int(value)).scaleb(-scale))

    def hashCode(self):
        return int32(31 * self.unscaledValue().hashCode() + self.scale())

    def scale(self):
        return -self.value.as_tuple().exponent

    def precision(self):
        return len(self.value.as_tuple().digits)

    def unscaledValue(self):
        return BigInteger(int(self.value.scaleb(self.scale(), context=_PRECISE)))

    def setScale(self, scale, mode=None):
        return BigDecimal(_quantize(self.value, scale, mode))

    def add(self, other, context=None):
        return self._result(_PRECISE.add(self.value, decimal_of(other)), context)

    def subtract(self, other, context=None):
        return self._result(_PRECISE.subtract(self.value, decimal_of(other)), context)

    def multiply(self, other, context=None):
        return self._result(_PRECISE.multiply(self.value, decimal_of(other)), context)

    def _result(self, value, context):
        return BigDecimal(value) if context is None else BigDecimal(value).round(context)

    def divide(self, other, *how):
        """Accepts (), (mode), (scale, mode) or (context) after the divisor."""
        other = decimal_of(other)
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
        scale = max(-stripped.as_tuple().exponent, wanted) if stripped else wanted
        return BigDecimal(_quantize(stripped, scale, None))

    def divideAndRemainder(self, other):
        whole = self.divideToIntegralValue(other)
        return [whole, self.subtract(whole.multiply(decimal_of(other)))]

    def remainder(self, other):
        return self.divideAndRemainder(other)[1]

    def divideToIntegralValue(self, other):
        other = decimal_of(other)
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

    def plus(self, context=None):
        return self._result(self.value, context)

    def abs(self, context=None):
        return self._result(self.value.copy_abs(), context)

    def ulp(self):
        return BigDecimal(decimal.Decimal(1).scaleb(-self.scale()))

    def round(self, context):
        if not context.precision:
            return self
        return BigDecimal(decimal.Context(prec=context.precision, rounding=context.mode.rounding()).plus(self.value))

    def movePointLeft(self, places):
        return self.movePointRight(-places)

    def movePointRight(self, places):
        moved = self.value.scaleb(places, context=_PRECISE)
        return BigDecimal(moved if moved.as_tuple().exponent <= 0 else _quantize(moved, 0, None))

    def scaleByPowerOfTen(self, places):
        return BigDecimal(self.value.scaleb(places, context=_PRECISE))

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

    def __eq__(self, other):
        """Compares two of them as equals() does, as in Jython: 1.10 is not 1.1."""
        return self.equals(other) if isinstance(other, BigDecimal) else super().__eq__(other)

    __hash__ = BigNumber.__hash__

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


BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.TEN = BigDecimal(0), BigDecimal(1), BigDecimal(10)


def _quantize(value, scale, mode):
    if isinstance(mode, int):
        mode = MODES[mode]
    rounding = mode.rounding() if mode is not None else None
    result = value.quantize(decimal.Decimal(1).scaleb(-scale), rounding=rounding or decimal.ROUND_DOWN, context=_PRECISE)
    if rounding is None and result != value:
        raise ArithmeticException("Rounding necessary")
    return result
