"""Number formats of java.text."""
import decimal
import re

from flow_java_base import Bean
from flow_java_errors import IllegalArgumentException, ParseException
from flow_java_locale import CURRENCIES, Locale

_EXACT = decimal.Context(prec=400)


def exact(value):
    """Returns a number as a Decimal, with the exact value of a float."""
    return value.value if hasattr(value, "toPlainString") else decimal.Decimal(value)


class DecimalFormatSymbols(Bean):
    def __init__(self, locale=None):
        names = (locale or Locale.US).names()
        self._decimal, self._group, self._minus = names["decimal"], names["group"], "-"
        self._currency = CURRENCIES.get((locale or Locale.US).country, ("¤", True))[0]

    @staticmethod
    def getInstance(locale=None):
        return DecimalFormatSymbols(locale)

    def getDecimalSeparator(self):
        return self._decimal

    def setDecimalSeparator(self, mark):
        self._decimal = mark

    setMonetaryDecimalSeparator = setDecimalSeparator

    def getGroupingSeparator(self):
        return self._group

    def setGroupingSeparator(self, mark):
        self._group = mark

    def setCurrencySymbol(self, text):
        self._currency = text

    def setMinusSign(self, mark):
        self._minus = mark


class NumberFormat(Bean):
    @staticmethod
    def getInstance(locale=None):
        return DecimalFormat("#,##0.###", DecimalFormatSymbols(locale))

    getNumberInstance = getInstance

    @staticmethod
    def getIntegerInstance(locale=None):
        integers = DecimalFormat("#,##0", DecimalFormatSymbols(locale))
        integers.setParseIntegerOnly(True)
        return integers

    @staticmethod
    def getPercentInstance(locale=None):
        return DecimalFormat("% #,##0" if getattr(locale, "language", "") == "tr" else "#,##0%", DecimalFormatSymbols(locale))

    @staticmethod
    def getCurrencyInstance(locale=None):
        before = CURRENCIES.get((locale or Locale.US).country, ("", True))[1]
        return DecimalFormat("¤#,##0.00" if before else "#,##0.00 ¤", DecimalFormatSymbols(locale))


class DecimalFormat(NumberFormat):
    """Formats as in Java 8: halves are rounded to the even neighbor unless setRoundingMode() is called."""

    def __init__(self, pattern="#,##0.###", symbols=None):
        self._symbols, self._rounding = symbols or DecimalFormatSymbols(), decimal.ROUND_HALF_EVEN
        self._parse_big_decimal = self._parse_integer_only = False
        self.applyPattern(pattern)

    def applyPattern(self, pattern):
        self._pattern = pattern
        parts = [part for part in re.findall(r"(?:[^;']|'[^']*')+", pattern)] or [""]
        self._prefix, body, self._suffix = self._affixes(parts[0])
        self._negative = self._affixes(parts[1])[::2] if len(parts) > 1 else None
        number, _, exponent = body.partition("E")
        whole, _, fraction = number.partition(".")
        if set(number) - set("#0,."):
            raise IllegalArgumentException("Malformed pattern \"%s\"" % pattern)
        self._group = len(whole) - whole.rfind(",") - 1 if "," in whole else 0
        whole = whole.replace(",", "")
        self._min_integer_digits, self._pattern_integer_digits = whole.count("0"), len(whole)
        self._min_fraction_digits, self._max_fraction_digits = fraction.count("0"), len(fraction)
        if "0" not in number and "." in number:
            self._min_integer_digits, self._min_fraction_digits = (1, 0) if whole else (0, 1)
        self._exponent = exponent.count("0")
        plain = re.sub(r"'[^']*'", "", self._raw)
        self._scale = 2 if "%" in plain else 3 if "‰" in plain else 0
        self._always_shows_separator = False

    def _affixes(self, part):
        self._raw = part
        found = re.match(r"((?:[^#0,.']|'[^']*')*)([#0,.]*(?:E0+)?)((?:[^#0,']|'[^']*')*)$", part)
        if not found:
            raise IllegalArgumentException("Malformed pattern \"%s\"" % part)
        return [found.group(1), found.group(2), found.group(3)]

    def _affix(self, text):
        text = text.replace("''", "\0")
        return "".join([one[1:-1] if one.startswith("'") else one.replace("¤", self._symbols._currency) for one in re.findall(r"'[^']*'|[^']+", text)]
                       ).replace("\0", "'")

    def setRoundingMode(self, mode):
        self._rounding = mode.rounding()

    def setMaximumFractionDigits(self, count):
        self._max_fraction_digits, self._min_fraction_digits = count, min(count, self._min_fraction_digits)

    def setMinimumFractionDigits(self, count):
        self._min_fraction_digits, self._max_fraction_digits = count, max(count, self._max_fraction_digits)

    def setMinimumIntegerDigits(self, count):
        self._min_integer_digits = count

    def setMaximumIntegerDigits(self, count):
        self._max_integer_digits = count

    def setGroupingUsed(self, used):
        self._group = (self._group or 3) if used else 0

    def setGroupingSize(self, size):
        self._group = size

    def setDecimalFormatSymbols(self, symbols):
        self._symbols = symbols

    def getDecimalFormatSymbols(self):
        return self._symbols

    def setParseBigDecimal(self, big):
        self._parse_big_decimal = big

    def setParseIntegerOnly(self, only):
        self._parse_integer_only = only

    def isParseIntegerOnly(self):
        return self._parse_integer_only

    def setDecimalSeparatorAlwaysShown(self, shown):
        self._always_shows_separator = shown

    def setPositivePrefix(self, text):
        self._prefix = "'" + text + "'"

    def toPattern(self):
        return self._pattern

    def format(self, value, *_):
        if isinstance(value, float) and (value != value or abs(value) == float("inf")):
            return "NaN" if value != value else ("-" if value < 0 else "") + "∞"
        # A float is multiplied as a float, as Java does.
        number = exact(value * 10 ** self._scale) if isinstance(value, float) else exact(value).scaleb(self._scale, context=_EXACT)
        text = self._scientific(abs(number)) if self._exponent else self._plain(abs(number))
        negative = number.is_signed() and (number != 0 or isinstance(value, float))
        if negative and self._negative:
            return self._affix(self._negative[0]) + text + self._affix(self._negative[1])
        return (self._symbols._minus if negative else "") + self._affix(self._prefix) + text + self._affix(self._suffix)

    def _plain(self, number):
        text = "{:f}".format(number.quantize(decimal.Decimal(1).scaleb(-self._max_fraction_digits), rounding=self._rounding, context=_EXACT))
        whole, _, fraction = text.partition(".")
        while len(fraction) > self._min_fraction_digits and fraction.endswith("0"):
            fraction = fraction[:-1]
        whole = whole.lstrip("0").rjust(self._min_integer_digits, "0")
        if self.__dict__.get("_max_integer_digits") is not None:
            whole = whole[-self._max_integer_digits:]
        if not whole and not fraction:
            whole = "0"
        if self._group:
            whole = re.sub(r"(?<=\d)(?=(?:\d{%d})+$)" % self._group, lambda _: self._symbols._group, whole)
        return whole + (self._symbols._decimal + fraction if fraction or self._always_shows_separator else "")

    def _scientific(self, number):
        exponent = number.adjusted() if number else 0
        max_digits, digits = self._pattern_integer_digits, self._min_integer_digits
        if max_digits > digits and max_digits > 1:
            exponent = exponent // max_digits * max_digits
            digits = number.adjusted() - exponent + 1 if number else 1
            size = max(max_digits + self._max_fraction_digits - digits, 0)
        else:
            exponent -= max(digits, 1) - 1 if number else 0
            size = self._max_fraction_digits
        mantissa = number.scaleb(-exponent).quantize(decimal.Decimal(1).scaleb(-size), rounding=self._rounding, context=_EXACT)
        if mantissa >= 10 ** max(digits, 1):
            return self._scientific(decimal.Decimal(10) ** max(digits, 1) * decimal.Decimal(1).scaleb(exponent))
        whole, _, fraction = "{:f}".format(mantissa).partition(".")
        while len(fraction) > self._min_fraction_digits and fraction.endswith("0"):
            fraction = fraction[:-1]
        sign = "-" if exponent < 0 else ""
        whole = whole if number else whole.rjust(self._min_integer_digits, "0")
        return whole + (self._symbols._decimal + fraction if fraction else "") + "E" + sign + str(abs(exponent)).rjust(self._exponent, "0")

    def parse(self, text, *_):
        positive = (self._affix(self._prefix), self._affix(self._suffix))
        negative = tuple([self._affix(part) for part in self._negative]) if self._negative else (self._symbols._minus + positive[0], positive[1])
        signs = [(sign, affixes) for sign, affixes in (("", positive), ("-", negative)) if text.startswith(affixes[0])]
        start = max([len(affixes[0]) for _, affixes in signs], default=0)
        group, point = re.escape(self._symbols._group) if self._group else "", re.escape(self._symbols._decimal)
        fraction = "()" if self._parse_integer_only else r"(?:%s(\d*))?" % point
        found = re.compile(r"([\d%s]*)%s(?:E(-?\d+))?" % (group, fraction)).match(text, start)
        signs = [(sign, affixes) for sign, affixes in signs if len(affixes[0]) == start and text.startswith(affixes[1], found.end())]
        digits = found.group(1).replace(self._symbols._group, "")
        if not signs or not digits and not found.group(2):
            raise ParseException('Unparseable number: "%s"' % text)
        sign = max(signs, key=lambda one: len(one[1][1]))[0]
        number = decimal.Decimal("%s%s.%sE%s" % (sign, digits or "0", found.group(2) or "0", found.group(3) or "0")).scaleb(-self._scale)
        if self._parse_big_decimal:
            from flow_java_bigdecimal import BigDecimal

            return BigDecimal(str(number))
        return int(number) if number == int(number) else float(number)
