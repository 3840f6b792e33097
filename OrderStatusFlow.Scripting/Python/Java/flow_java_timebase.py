"""Units, durations and zones of java.time."""
import datetime
import re

import flow_zones
from flow_java_base import Bean
from flow_java_errors import DateTimeException, DateTimeParseException

NANO = 10 ** 9


class ChronoUnit(Bean):
    def __init__(self, name, nanos):
        self._name, self.nanos = name, nanos

    def between(self, start, end):
        return start.until(end, self)

    def name(self):
        return self._name.upper()

    def __str__(self):
        return self._name


class ChronoField(Bean):
    def __init__(self, name, read):
        self._name, self.read = name, read

    def name(self):
        return self._name

    def __str__(self):
        return "".join([word.capitalize() for word in self._name.split("_")])


def _since_midnight(value):
    return ((value.hour * 60 + value.minute) * 60 + value.second) * 1000000 + value.microsecond


for _name, _nanos in (("Nanos", 1), ("Micros", 1000), ("Millis", 10 ** 6), ("Seconds", NANO), ("Minutes", 60 * NANO), ("Hours", 3600 * NANO),
                      ("HalfDays", 43200 * NANO), ("Days", 86400 * NANO), ("Weeks", 7 * 86400 * NANO), ("Months", None), ("Years", None)):
    setattr(ChronoUnit, "HALF_DAYS" if _name == "HalfDays" else _name.upper(), ChronoUnit(_name, _nanos))
for _name, _read in (
    ("YEAR", lambda value: value.year), ("MONTH_OF_YEAR", lambda value: value.month), ("DAY_OF_MONTH", lambda value: value.day),
    ("DAY_OF_WEEK", lambda value: value.isoweekday()), ("DAY_OF_YEAR", lambda value: value.timetuple().tm_yday),
    ("EPOCH_DAY", lambda value: value.toordinal() - 719163), ("PROLEPTIC_MONTH", lambda value: value.year * 12 + value.month - 1),
    ("ERA", lambda value: int(value.year > 0)), ("YEAR_OF_ERA", lambda value: value.year),
    ("HOUR_OF_DAY", lambda value: value.hour), ("HOUR_OF_AMPM", lambda value: value.hour % 12), ("AMPM_OF_DAY", lambda value: value.hour // 12),
    ("CLOCK_HOUR_OF_AMPM", lambda value: (value.hour + 11) % 12 + 1), ("CLOCK_HOUR_OF_DAY", lambda value: (value.hour + 23) % 24 + 1),
    ("MINUTE_OF_HOUR", lambda value: value.minute), ("MINUTE_OF_DAY", lambda value: value.hour * 60 + value.minute),
    ("SECOND_OF_MINUTE", lambda value: value.second), ("SECOND_OF_DAY", lambda value: _since_midnight(value) // 1000000),
    ("MILLI_OF_SECOND", lambda value: value.microsecond // 1000), ("MICRO_OF_SECOND", lambda value: value.microsecond),
    ("NANO_OF_SECOND", lambda value: value.microsecond * 1000), ("MILLI_OF_DAY", lambda value: _since_midnight(value) // 1000),
    ("MICRO_OF_DAY", _since_midnight), ("NANO_OF_DAY", lambda value: _since_midnight(value) * 1000),
    ("INSTANT_SECONDS", lambda value: flow_zones.moment(value) // 1000), ("OFFSET_SECONDS", lambda value: int(value.utcoffset().total_seconds())),
):
    setattr(ChronoField, _name, ChronoField(_name, _read))


class TextStyle:
    FULL, SHORT, NARROW = "FULL", "SHORT", "NARROW"
    FULL_STANDALONE, SHORT_STANDALONE = FULL, SHORT


class Ordered(Bean):
    """Values that are compared by _key()."""

    def compareTo(self, other):
        return (self._key() > other._key()) - (self._key() < other._key())

    def isBefore(self, other):
        return self._key() < other._key()

    def isAfter(self, other):
        return self._key() > other._key()

    def isEqual(self, other):
        return self._key() == other._key()

    def __eq__(self, other):
        return type(self) is type(other) and self._key() == other._key()

    def __lt__(self, other):
        return self._key() < other._key()

    def __le__(self, other):
        return self._key() <= other._key()

    def __gt__(self, other):
        return self._key() > other._key()

    def __ge__(self, other):
        return self._key() >= other._key()

    def __hash__(self):
        return hash(self._key())

    def __repr__(self):
        return str(self)


class Duration(Ordered):
    """An amount of time in nanoseconds."""

    def __init__(self, nanos):
        self._nanos = nanos

    def _key(self):
        return self._nanos

    @staticmethod
    def between(start, end):
        return Duration(end._nano_of_time() - start._nano_of_time())

    @staticmethod
    def of(amount, unit):
        return Duration(amount * unit.nanos)

    @staticmethod
    def parse(text):
        found = re.match(r"([+-]?)P(?:([+-]?\d+)D)?(?:T(?:([+-]?\d+)H)?(?:([+-]?\d+)M)?(?:([+-]?\d+)(?:[.,](\d{1,9}))?S)?)?$", text, re.I)
        if not found or text.upper().endswith(("P", "T")):
            raise DateTimeParseException("Text cannot be parsed to a Duration: " + text)
        days, hours, minutes, seconds = [int(part or 0) for part in found.groups()[1:5]]
        fraction = int((found.group(6) or "0").ljust(9, "0")) * (-1 if (found.group(5) or "").startswith("-") else 1)
        nanos = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * NANO + fraction
        return Duration(-nanos if found.group(1) == "-" else nanos)

    def _whole(self, nanos):
        return self._nanos // nanos if self._nanos >= 0 else -(-self._nanos // nanos)

    def _to(self, unit):
        if unit <= NANO:
            return self._nanos // unit
        seconds, size = self._nanos // NANO, unit // NANO
        return seconds // size if seconds >= 0 else -(-seconds // size)

    def getSeconds(self):
        return self._nanos // NANO

    toSeconds = getSeconds

    def getNano(self):
        return self._nanos % NANO

    def plus(self, other):
        return Duration(self._nanos + other._nanos)

    def minus(self, other):
        return Duration(self._nanos - other._nanos)

    def multipliedBy(self, factor):
        return Duration(self._nanos * factor)

    def dividedBy(self, divisor):
        return Duration(int(self._nanos / divisor))

    def negated(self):
        return Duration(-self._nanos)

    def abs(self):
        return Duration(abs(self._nanos))

    def isNegative(self):
        return self._nanos < 0

    def isZero(self):
        return self._nanos == 0

    def __str__(self):
        if not self._nanos:
            return "PT0S"
        seconds = self._whole(NANO)
        fraction = abs(self._nanos) % NANO
        hours, minutes = int(seconds / 3600), int((seconds - int(seconds / 3600) * 3600) / 60)
        seconds -= hours * 3600 + minutes * 60
        text = "PT" + ("%dH" % hours if hours else "") + ("%dM" % minutes if minutes else "")
        if seconds or fraction or text == "PT":
            text += ("-" if self._nanos < 0 and seconds == 0 else "") + str(seconds) + (".%09d" % fraction).rstrip("0").rstrip(".") + "S"
        return text


for _name, _unit in (("Nanos", 1), ("Millis", 10 ** 6), ("Seconds", NANO), ("Minutes", 60 * NANO), ("Hours", 3600 * NANO), ("Days", 86400 * NANO)):
    setattr(Duration, "of" + _name, staticmethod(lambda amount, unit=_unit: Duration(int(amount) * unit)))
    setattr(Duration, "plus" + _name, lambda self, amount, unit=_unit: Duration(self._nanos + amount * unit))
    setattr(Duration, "minus" + _name, lambda self, amount, unit=_unit: Duration(self._nanos - amount * unit))
    if _name != "Seconds":
        setattr(Duration, "to" + _name, lambda self, unit=_unit: self._to(unit))
Duration.ZERO = Duration(0)


class Period(Bean):
    def __init__(self, years, months, days):
        self.years, self.months, self.days = years, months, days

    @staticmethod
    def parse(text):
        found = re.match(r"([+-]?)P(?:([+-]?\d+)Y)?(?:([+-]?\d+)M)?(?:([+-]?\d+)W)?(?:([+-]?\d+)D)?$", text, re.I)
        if not found or text.upper().endswith("P"):
            raise DateTimeParseException("Text cannot be parsed to a Period: " + text)
        years, months, weeks, days = [int(part or 0) for part in found.groups()[1:]]
        made = Period(years, months, 7 * weeks + days)
        return made.negated() if found.group(1) == "-" else made

    def plus(self, other, sign=1):
        return Period(self.years + sign * other.years, self.months + sign * other.months, self.days + sign * other.days)

    def minus(self, other):
        return self.plus(other, -1)

    def multipliedBy(self, factor):
        return Period(self.years * factor, self.months * factor, self.days * factor)

    def negated(self):
        return self.multipliedBy(-1)

    def normalized(self):
        total = self.toTotalMonths()
        years = int(total / 12)
        return Period(years, total - 12 * years, self.days)

    def isZero(self):
        return not (self.years or self.months or self.days)

    def isNegative(self):
        return min(self.years, self.months, self.days) < 0

    def __eq__(self, other):
        return isinstance(other, Period) and (self.years, self.months, self.days) == (other.years, other.months, other.days)

    def __hash__(self):
        return hash((self.years, self.months, self.days))

    @staticmethod
    def of(years, months, days):
        return Period(years, months, days)

    ofDays = staticmethod(lambda days: Period(0, 0, days))
    ofWeeks = staticmethod(lambda weeks: Period(0, 0, 7 * weeks))
    ofMonths = staticmethod(lambda months: Period(0, months, 0))
    ofYears = staticmethod(lambda years: Period(years, 0, 0))

    @staticmethod
    def between(start, end):
        months = start.until(end, ChronoUnit.MONTHS)
        days = start.plusMonths(months).until(end, ChronoUnit.DAYS)
        years = int(months / 12)
        return Period(years, months - 12 * years, days)

    def toTotalMonths(self):
        return 12 * self.years + self.months

    def getDays(self):
        return self.days

    def getMonths(self):
        return self.months

    def getYears(self):
        return self.years

    def __str__(self):
        text = "".join(["%d%s" % (amount, letter) for amount, letter in ((self.years, "Y"), (self.months, "M"), (self.days, "D")) if amount])
        return "P" + (text or "0D")


Period.ZERO = Period(0, 0, 0)
for _name, _part in (("Years", (1, 0, 0)), ("Months", (0, 1, 0)), ("Days", (0, 0, 1))):
    setattr(Period, "plus" + _name, lambda self, amount, part=_part: self.plus(Period(*part).multipliedBy(amount)))
    setattr(Period, "minus" + _name, lambda self, amount, part=_part: self.minus(Period(*part).multipliedBy(amount)))


class _Rules(Bean):
    """The rules of a zone."""

    def __init__(self, info):
        self._info = info

    def getOffset(self, moment):
        value = moment.python()
        value = value.replace(tzinfo=self._info) if value.tzinfo is None else value.astimezone(self._info)
        return ZoneOffset.from_info(datetime.timezone(value.utcoffset()))

    getStandardOffset = getOffset

    def isDaylightSavings(self, instant):
        return bool(instant.python().astimezone(self._info).dst())


class ZoneId(Bean):
    def __init__(self, name, info):
        self._name, self.info = name, info

    @staticmethod
    def of(name):
        info = flow_zones.find(name)
        if info is None:
            raise DateTimeException("Unknown time-zone ID: " + name)
        if name.startswith(("+", "-")) or name == "Z":
            return ZoneOffset.of(name)
        return ZoneId(re.sub(r"^(GMT|UTC|UT)([+-])(\d)$", r"\1\g<2>0\3:00", name), info)

    def getRules(self):
        return _Rules(self.info)

    def normalized(self):
        return self

    @staticmethod
    def systemDefault():
        return ZoneId("UTC", flow_zones.UTC)

    def getId(self):
        return self._name

    def __str__(self):
        return self._name

    def __eq__(self, other):
        return isinstance(other, ZoneId) and self._name == other._name

    def __hash__(self):
        return hash(self._name)


class ZoneOffset(ZoneId):
    @staticmethod
    def of(name):
        info = flow_zones.find(name) if name.startswith(("+", "-")) or name == "Z" else None
        if info is None:
            raise DateTimeException("Invalid ID for ZoneOffset: " + name)
        return ZoneOffset.from_info(info)

    @staticmethod
    def from_info(info):
        return ZoneOffset(flow_zones.offset_text(datetime.datetime(2000, 1, 1, tzinfo=info), ":", "Z"), info)

    @staticmethod
    def ofHours(hours):
        return ZoneOffset.ofTotalSeconds(hours * 3600)

    @staticmethod
    def ofHoursMinutes(hours, minutes):
        return ZoneOffset.ofTotalSeconds(hours * 3600 + minutes * 60)

    @staticmethod
    def ofTotalSeconds(seconds):
        return ZoneOffset.from_info(datetime.timezone(datetime.timedelta(seconds=seconds)))

    def getTotalSeconds(self):
        return int(self.info.utcoffset(None).total_seconds())


ZoneOffset.UTC = ZoneOffset("Z", flow_zones.UTC)
