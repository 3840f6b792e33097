"""The dates of java.sql. There is no database connection, but scripts format moments with them."""
import re

import flow_java_dates
import flow_zones
from flow_java_errors import IllegalArgumentException


class _SqlDate(flow_java_dates.Date):
    """A moment with a text of its own."""

    def __init__(self, *fields):
        """Accepts milliseconds, or the fields of java.util.Date."""
        flow_java_dates.Date.__init__(self, *(fields or (0,)))

    @classmethod
    def valueOf(cls, text):
        """Returns the value of a text, or of the date or time of java.time that has the same fields."""
        found = re.match(cls._shape + "$", str(text).replace("T", " "))
        if not found:
            raise IllegalArgumentException("%s must have the form %s: %s" % (cls.__name__, cls._form, text))
        fields = dict({"year": "1970", "month": "1"}, **found.groupdict())
        nanos = int((fields.pop("fraction", None) or "0").ljust(9, "0"))
        numbers = {name: int(field or 0) for name, field in fields.items()}
        numbers["month"] -= 1
        made = cls(flow_zones.moment(flow_java_dates.lenient(**numbers).replace(tzinfo=flow_zones.UTC)) + nanos // 1000000)
        made._nanos = nanos
        return made


class Date(_SqlDate):
    _shape, _form = r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", "yyyy-[m]m-[d]d"

    def toLocalDate(self):
        from flow_java_time import LocalDate

        return LocalDate(self._local().date())

    def __str__(self):
        return self._local().strftime("%Y-%m-%d")


class Time(_SqlDate):
    _shape, _form = r"(?P<hour>\d{1,2}):(?P<minute>\d{1,2}):(?P<second>\d{1,2})", "hh:mm:ss"

    def toLocalTime(self):
        from flow_java_time import LocalTime

        return LocalTime(self._local().time().replace(microsecond=0))

    def __str__(self):
        return self._local().strftime("%H:%M:%S")


class Timestamp(_SqlDate):
    _shape = Date._shape + r" (?P<hour>\d{1,2}):(?P<minute>\d{1,2})(?::(?P<second>\d{1,2})(?:\.(?P<fraction>\d{1,9}))?)?"
    _form = "yyyy-mm-dd hh:mm:ss[.fffffffff]"
    _nanos = None

    def getNanos(self):
        return self._time % 1000 * 1000000 if self._nanos is None else self._nanos

    def setNanos(self, nanos):
        self._nanos, self._time = nanos, self._time // 1000 * 1000 + nanos // 1000000

    def setTime(self, milliseconds):
        flow_java_dates.Date.setTime(self, milliseconds)
        self._nanos = None

    def toLocalDateTime(self):
        from flow_java_time import LocalDateTime

        return LocalDateTime(self._local().replace(tzinfo=None, microsecond=self.getNanos() // 1000))

    def __str__(self):
        return self._local().strftime("%Y-%m-%d %H:%M:%S.") + (("%09d" % self.getNanos()).rstrip("0") or "0")


setattr(Timestamp, "from", staticmethod(lambda instant: Timestamp(instant.toEpochMilli())))
Timestamp.from_ = getattr(Timestamp, "from")
