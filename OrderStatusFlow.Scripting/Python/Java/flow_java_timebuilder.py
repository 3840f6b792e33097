"""DateTimeFormatterBuilder of java.time.format."""
import flow_java_patterns
from flow_java_base import Bean
from flow_java_errors import IllegalArgumentException
from flow_java_timeformat import DateTimeFormatter
from flow_java_units import ChronoField

LETTERS = {"YEAR": "u", "YEAR_OF_ERA": "y", "MONTH_OF_YEAR": "M", "DAY_OF_MONTH": "d", "DAY_OF_YEAR": "D", "HOUR_OF_DAY": "H", "CLOCK_HOUR_OF_AMPM": "h",
           "MINUTE_OF_HOUR": "m", "SECOND_OF_MINUTE": "s", "MILLI_OF_SECOND": "S", "NANO_OF_SECOND": "S", "AMPM_OF_DAY": "a", "DAY_OF_WEEK": "E"}
OFFSETS = {"+HH": "x", "+HHMM": "xx", "+HHmm": "xx", "+HH:MM": "xxx", "+HH:mm": "xxx", "+HH:MM:ss": "xxx"}
ISO = {"date": "yyyy-MM-dd", "time": "HH:mm:ss", "local": "yyyy-MM-dd'T'HH:mm:ss", "offset": "yyyy-MM-dd'T'HH:mm:ss"}


class SignStyle:
    NORMAL, ALWAYS, NEVER, NOT_NEGATIVE, EXCEEDS_PAD = "NORMAL", "ALWAYS", "NEVER", "NOT_NEGATIVE", "EXCEEDS_PAD"


class _Built(DateTimeFormatter):
    """A formatter of parts. The part ("F", (minimum, maximum, point)) is a fraction of a second with so many digits."""

    def __init__(self, built, defaults, locale=None, zone=None):
        DateTimeFormatter.__init__(self, "", locale, zone=zone)
        self._built, self._defaults, self._pattern = built, defaults, "of the builder"
        # As a text is read, a fraction is a choice of optional sections, the longest first.
        self._parts = [part for one in built for part in (_choices(*one[1]) if one[0] == "F" else [one])]

    def withLocale(self, locale):
        return _Built(self._built, self._defaults, locale, self._zone)

    def withZone(self, zone):
        return _Built(self._built, self._defaults, self._locale, zone)

    def format(self, value):
        nanos = getattr(value.python(), "microsecond", 0) * 1000
        shown = [("'", _fraction(nanos, *part[1])) if part[0] == "F" else part for part in self._built]
        formatter = DateTimeFormatter("", self._locale, zone=self._zone)
        formatter._parts = shown
        return formatter.format(value)


def _choices(minimum, maximum, point):
    start, found = [("'", ".")] if point else [], []
    for size in range(maximum, max(minimum, 1) - 1, -1):
        found += [("[", 0)] + start + [("S", size), ("]", 0)]
    return found


def _fraction(nanos, minimum, maximum, point):
    digits = ("%09d" % nanos)[:maximum]
    digits = digits[:minimum] + digits[minimum:].rstrip("0")
    return ("." if point and digits else "") + digits


class DateTimeFormatterBuilder(Bean):
    def __init__(self):
        self._built, self._defaults, self._open = [], {}, 0

    def _add(self, *parts):
        self._built += parts
        return self

    def appendPattern(self, pattern):
        try:
            return self._add(*flow_java_patterns.split(pattern, modern=True))
        except flow_java_patterns.PatternError as error:
            raise IllegalArgumentException(str(error)) from None

    def appendLiteral(self, text):
        return self._add(("'", str(text)))

    def appendValue(self, field, width=1, *_):
        return self._add((_letter(field), 3 if field is ChronoField.MILLI_OF_SECOND else 1 if _ else width))

    def appendText(self, field, style="FULL"):
        return self._add((_letter(field), 3 if str(style).startswith("SHORT") else 4))

    def appendFraction(self, field, minimum, maximum, point):
        return self._add(("F", (minimum, maximum, point)))

    def append(self, formatter):
        if isinstance(formatter, _Built):
            return self._add(*formatter._built)
        if not formatter._iso:
            return self._add(*formatter._parts)
        if formatter._iso not in ISO:
            raise IllegalArgumentException("DateTimeFormatterBuilder.append() has not this formatter for scripts: use appendPattern()")
        self.appendPattern(ISO[formatter._iso])
        if formatter._iso != "date":
            self.appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, True)
        return self.appendOffsetId() if formatter._iso == "offset" else self

    def appendOptional(self, formatter):
        return self.optionalStart().append(formatter).optionalEnd()

    def appendOffset(self, pattern, zero):
        letters = OFFSETS.get(pattern, "xxx")
        return self._add((letters[0].upper() if zero == "Z" else "x", len(letters)))

    def appendOffsetId(self):
        return self._add(("X", 3))

    def appendZoneId(self):
        return self._add(("V", 2))

    appendZoneRegionId = appendZoneOrOffsetId = appendZoneId

    def optionalStart(self):
        self._open += 1
        return self._add(("[", 0))

    def optionalEnd(self):
        self._open -= 1
        return self._add(("]", 0))

    def parseDefaulting(self, field, value):
        self._defaults[_letter(field)] = value // 1000 if field is ChronoField.NANO_OF_SECOND else value
        return self

    def parseCaseInsensitive(self):
        return self

    parseCaseSensitive = parseStrict = parseLenient = parseCaseInsensitive

    def toFormatter(self, locale=None):
        return _Built(self._built + [("]", 0)] * self._open, dict(self._defaults), locale)


def _letter(field):
    if field.name() not in LETTERS:
        raise IllegalArgumentException("The field %s is not available to scripts in DateTimeFormatterBuilder: use appendPattern()" % field)
    return LETTERS[field.name()]
