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
    def __init__(self, getter):
        self.getter = getter


for _name, _nanos in (("Nanos", 1), ("Micros", 1000), ("Millis", 10 ** 6), ("Seconds", NANO), ("Minutes", 60 * NANO), ("Hours", 3600 * NANO),
                      ("HalfDays", 43200 * NANO), ("Days", 86400 * NANO), ("Weeks", 7 * 86400 * NANO), ("Months", None), ("Years", None)):
    setattr(ChronoUnit, "HALF_DAYS" if _name == "HalfDays" else _name.upper(), ChronoUnit(_name, _nanos))
for _name, _getter in (("YEAR", "year"), ("MONTH_OF_YEAR", "month"), ("DAY_OF_MONTH", "day"), ("HOUR_OF_DAY", "hour"), ("MINUTE_OF_HOUR", "minute"),
                       ("SECOND_OF_MINUTE", "second")):
    setattr(ChronoField, _name, ChronoField(_getter))


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
        return ZoneId(name, info)

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
    def ofTotalSeconds(seconds):
        return ZoneOffset.from_info(datetime.timezone(datetime.timedelta(seconds=seconds)))

    def getTotalSeconds(self):
        return int(self.info.utcoffset(None).total_seconds())


ZoneOffset.UTC = ZoneOffset("Z", flow_zones.UTC)
