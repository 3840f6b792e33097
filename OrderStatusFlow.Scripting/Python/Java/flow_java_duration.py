"""Duration of java.time."""
import re

from flow_java_errors import DateTimeParseException
from flow_java_ordered import Ordered
from flow_java_units import NANO


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
    def from_(amount):
        return Duration(amount._nanos)

    @staticmethod
    def ofSeconds(seconds, nanos=0):
        return Duration(int(seconds) * NANO + nanos)

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

    def plus(self, amount, unit=None):
        """Accepts a Duration, or (number, ChronoUnit)."""
        return Duration(self._nanos + (amount._nanos if unit is None else amount * unit.nanos))

    def minus(self, amount, unit=None):
        return Duration(self._nanos - (amount._nanos if unit is None else amount * unit.nanos))

    def truncatedTo(self, unit):
        return Duration(self._whole(unit.nanos) * unit.nanos)

    def _part(self, unit, size):
        """Returns a unit's number in the next larger unit, with the sign of the duration."""
        whole = self._to(unit)
        return whole % size if whole >= 0 else -(-whole % size)

    def toDaysPart(self):
        return self._to(86400 * NANO)

    def toHoursPart(self):
        return self._part(3600 * NANO, 24)

    def toMinutesPart(self):
        return self._part(60 * NANO, 60)

    def toSecondsPart(self):
        return self._part(NANO, 60)

    def toMillisPart(self):
        return self.getNano() // 10 ** 6

    def toNanosPart(self):
        return self.getNano()

    def multipliedBy(self, factor):
        return Duration(self._nanos * factor)

    def dividedBy(self, divisor):
        """Accepts a number, or a Duration, for which the result is a whole number."""
        if not isinstance(divisor, Duration):
            return Duration(int(self._nanos / divisor))
        whole = abs(self._nanos) // abs(divisor._nanos)
        return whole if (self._nanos < 0) == (divisor._nanos < 0) else -whole

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
    if _name != "Seconds":
        setattr(Duration, "of" + _name, staticmethod(lambda amount, unit=_unit: Duration(int(amount) * unit)))
    setattr(Duration, "plus" + _name, lambda self, amount, unit=_unit: Duration(self._nanos + amount * unit))
    setattr(Duration, "minus" + _name, lambda self, amount, unit=_unit: Duration(self._nanos - amount * unit))
    if _name != "Seconds":
        setattr(Duration, "to" + _name, lambda self, unit=_unit: self._to(unit))
setattr(Duration, "from", Duration.from_)
Duration.ZERO = Duration(0)
