"""Units and fields of java.time.temporal."""
import flow_zones
from flow_java_base import Bean
from flow_java_enum import Enum

NANO = 10 ** 9


class ChronoUnit(Enum):
    _package = "java.time.temporal"

    def __init__(self, name, text, nanos):
        Enum.__init__(self, name)
        self._text, self.nanos = text, nanos

    def between(self, start, end):
        return start.until(end, self)

    def isTimeBased(self):
        return self.nanos is not None and self.nanos < 86400 * NANO

    def isDateBased(self):
        return not self.isTimeBased()

    def read(self, value):
        """Returns whether a date, time or datetime of Python can be counted in this unit; None if not."""
        return hasattr(value, "hour" if self.isTimeBased() else "year") or None

    def __str__(self):
        return self._text


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
    ChronoUnit.constant("HALF_DAYS" if _name == "HalfDays" else _name.upper(), _name, _nanos)
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
