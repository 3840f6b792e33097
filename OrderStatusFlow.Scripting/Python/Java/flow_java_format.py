"""java.util.Formatter: String.format() and printf()."""
import decimal
import re

from flow_java_base import java_text
from flow_java_decimals import exact
from flow_java_errors import IllegalArgumentException
from flow_java_locale import Locale
from flow_java_objects import Objects

_PART = re.compile(r"%(?:(\d+)\$|(<))?([-#+ 0,(]*)(\d+)?(?:\.(\d+))?([tT])?([a-zA-Z%])")
_EXACT = decimal.Context(prec=400, rounding=decimal.ROUND_HALF_UP)


class FormatException(IllegalArgumentException):
    pass


def format_text(pattern, arguments, locale=None):
    """Returns String.format() of a pattern. The arguments are values of Python or of Java."""
    names = (locale or Locale.US).names()
    state = [0, 0]

    def part(match):
        index, again, flags, width, precision, time, letter = match.groups()
        if letter in "%n" and not time:
            return ("%" if letter == "%" else "\n").rjust(int(width or 0))
        if again:
            place = state[1]
        elif index:
            place = int(index) - 1
        else:
            place, state[0] = state[0], state[0] + 1
        state[1] = place
        if place >= len(arguments):
            raise FormatException("Format specifier '%s': there is no argument for it" % match.group())
        value = arguments[place]
        text = _time(letter, value, locale) if time else _convert(letter, flags, width, precision, value, names, match.group())
        text = text.upper() if letter.isupper() and not time or time == "T" else text
        return text.ljust(int(width)) if width and "-" in flags else text.rjust(int(width or 0))

    rest = _PART.sub("", pattern)
    if "%" in rest:
        raise FormatException("Conversion = '%s'" % rest[rest.index("%") :][:3])
    return _PART.sub(part, pattern)


def _convert(letter, flags, width, precision, value, names, whole):
    kind = letter.lower()
    if kind == "b":
        return _cut("true" if value is True or value is not None and value is not False else "false", precision)
    if kind == "s":
        return _cut(java_text(value), precision)
    if value is None:
        return "null"
    if kind == "h":
        return "%x" % (Objects.hashCode(value) & 0xFFFFFFFF)
    if kind == "c":
        return value if isinstance(value, str) else chr(value)
    whole_number = isinstance(value, int) and not isinstance(value, bool) or hasattr(value, "bitLength")
    if kind in "dxo":
        if not whole_number:
            raise FormatException("%s != %s: the argument %r is not a whole number" % (letter, type(value).__name__, value))
        value = int(value)
        if kind == "d":
            return _signed(str(abs(value)), value < 0, flags, width, names)
        value = value if value >= 0 else value & (0xFFFFFFFF if value >= -0x80000000 else 0xFFFFFFFFFFFFFFFF)
        text = ("%x" if kind == "x" else "%o") % value
        text = ({"x": "0x", "o": "0"}[kind] if "#" in flags else "") + text
        return text.rjust(int(width or 0), "0") if "0" in flags else text
    if kind in "feg":
        if whole_number:
            raise FormatException("%s != %s: the argument %r is a whole number. Write float(x)" % (letter, type(value).__name__, value))
        digits = 6 if precision is None else int(precision)
        number = exact(value) if hasattr(value, "toPlainString") else decimal.Decimal(repr(float(value)))
        if number.is_nan() or number.is_infinite():
            return "NaN" if number.is_nan() else "Infinity" if number > 0 else "-Infinity"
        if kind == "e" or kind == "g" and number and not 10 ** -4 <= abs(number) < 10 ** max(digits, 1):
            digits = digits if kind == "e" else max(digits, 1) - 1
            place = number.adjusted() if number else 0
            mantissa = number.scaleb(-place).quantize(decimal.Decimal(1).scaleb(-digits), context=_EXACT)
            if abs(mantissa) >= 10:
                mantissa, place = (mantissa / 10).quantize(decimal.Decimal(1).scaleb(-digits), context=_EXACT), place + 1
            return _signed("{:f}e{}{:02d}".format(abs(mantissa), "-" if place < 0 else "+", abs(place)), number < 0, flags, width, names)
        if kind == "g":
            digits = max(digits, 1) - 1 - (number.adjusted() if number else 0)
        text = "{:f}".format(abs(number).quantize(decimal.Decimal(1).scaleb(-digits), context=_EXACT))
        return _signed(text, number.is_signed(), flags, width, names)
    raise FormatException("Conversion = '%s' in %s" % (letter, whole))


def _cut(text, precision):
    return text if precision is None else text[: int(precision)]


def _signed(text, negative, flags, width, names):
    whole, point, rest = text.partition(".")
    if "," in flags:
        whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", lambda _: names["group"], whole)
    text = whole + (names["decimal"] if point else "") + rest
    before = "(" if negative and "(" in flags else "-" if negative else "+" if "+" in flags else " " if " " in flags else ""
    after = ")" if negative and "(" in flags else ""
    if "0" in flags:
        text = text.rjust(int(width or 0) - len(before) - len(after), "0")
    return before + text + after


def _time(letter, value, locale):
    import flow_java_patterns
    import flow_zones

    patterns = {"Y": "yyyy", "y": "yy", "m": "MM", "d": "dd", "e": "d", "H": "HH", "k": "H", "I": "hh", "l": "h", "M": "mm", "S": "ss", "L": "SSS", "p": "a",
                "B": "MMMM", "b": "MMM", "h": "MMM", "A": "EEEE", "a": "EEE", "j": "DDD", "Z": "z", "z": "Z", "F": "yyyy-MM-dd", "T": "HH:mm:ss",
                "R": "HH:mm", "r": "hh:mm:ss a", "D": "MM/dd/yy", "c": "EEE MMM dd HH:mm:ss z yyyy"}
    if letter not in patterns:
        raise FormatException("Conversion = 't%s'" % letter)
    if hasattr(value, "python"):
        moment = value.python()
    else:
        moment = flow_zones.at(value if isinstance(value, int) else getattr(value, "getTimeInMillis", value.getTime)())
    text = flow_java_patterns.show(flow_java_patterns.split(patterns[letter]), moment, locale or Locale.US)
    return text.lower() if letter == "p" else text
