"""The members that the dates and times of java.time have in common. Their resolution is a microsecond, that of Python's datetime."""
import calendar
import datetime

import flow_java_isodate
import flow_java_isotime
import flow_zones
from flow_java_dayofweek import DayOfWeek, Month
from flow_java_errors import DateTimeException
from flow_java_ordered import Ordered
from flow_java_units import NANO, ChronoUnit


class Temporal(Ordered):
    """A value that contains a datetime, date or time of Python."""

    def __init__(self, value, zone=None):
        self._value, self._zone = value, zone

    def python(self):
        return self._value

    def _key(self):
        return self._value

    def _with(self, value):
        return type(self)(value, self._zone)

    def _nano_of_time(self):
        return nanos_of(self._value)

    def getYear(self):
        return self._value.year

    def getMonthValue(self):
        return self._value.month

    def getMonth(self):
        return Month.of(self._value.month)

    def getDayOfMonth(self):
        return self._value.day

    def getDayOfYear(self):
        return self._value.timetuple().tm_yday

    def getDayOfWeek(self):
        return DayOfWeek.of(self._value.isoweekday())

    def getHour(self):
        return self._value.hour

    def getMinute(self):
        return self._value.minute

    def getSecond(self):
        return self._value.second

    def getNano(self):
        return self._value.microsecond * 1000

    def get(self, field):
        return field.read(self._value)

    getLong = get

    def isSupported(self, field):
        try:
            return self.get(field) is not None
        except (AttributeError, TypeError):
            return False

    def format(self, formatter):
        return formatter.format(self)

    def _change(self, **fields):
        try:
            return self._with(self._value.replace(**fields))
        except ValueError as error:
            raise DateTimeException(str(error)) from None

    def withYear(self, year):
        return self._in_month(year, self._value.month)

    def withMonth(self, month):
        return self._in_month(self._value.year, month)

    def withDayOfYear(self, day):
        from flow_java_time import LocalDate

        date = LocalDate.ofYearDay(self._value.year, day).python()
        return self._change(month=date.month, day=date.day)

    def _in_month(self, year, month):
        """Returns the value in another month. A day after the end of the month becomes its last day."""
        last = calendar.monthrange(year, month)[1] if 1 <= month <= 12 else 31
        return self._change(year=year, month=month, day=min(self._value.day, last))

    def _adjusted(self, what, number=None):
        """Accepts (ChronoField, number), a date, a time or a TemporalAdjuster."""
        if hasattr(what, "adjustInto"):
            return what.adjustInto(self)
        if number is None:
            value = what.python()
            if isinstance(value, datetime.time):
                return self._change(hour=value.hour, minute=value.minute, second=value.second, microsecond=value.microsecond)
            return self._change(year=value.year, month=value.month, day=value.day)
        name = {"YEAR": "Year", "MONTH_OF_YEAR": "Month", "DAY_OF_MONTH": "DayOfMonth", "HOUR_OF_DAY": "Hour", "MINUTE_OF_HOUR": "Minute",
                "SECOND_OF_MINUTE": "Second", "NANO_OF_SECOND": "Nano"}.get(what.name())
        if name:
            return getattr(self, "with" + name)(number)
        if what.name() not in ("DAY_OF_WEEK", "DAY_OF_YEAR"):
            raise DateTimeException("Unsupported field: %s" % what)
        return self.plusDays(number - self.get(what))

    def plus(self, amount, unit=None):
        """Accepts a Duration, a Period, or (number, ChronoUnit)."""
        if unit is not None:
            return self._months(amount * (12 if unit is ChronoUnit.YEARS else 1)) if unit.nanos is None else self._shift(amount * unit.nanos)
        if hasattr(amount, "toTotalMonths"):
            return self._months(amount.toTotalMonths())._shift(amount.days * 86400 * NANO)
        return self._shift(amount._nanos)

    def minus(self, amount, unit=None):
        if unit is not None:
            return self.plus(-amount, unit)
        if hasattr(amount, "toTotalMonths"):
            return self._months(-amount.toTotalMonths())._shift(-amount.days * 86400 * NANO)
        return self._shift(-amount._nanos)

    def _shift(self, nanos):
        change = datetime.timedelta(microseconds=nanos // 1000)
        if isinstance(self._value, datetime.time):
            return self._with((datetime.datetime.combine(datetime.date(2000, 1, 1), self._value) + change).time())
        if self._value.__class__ is datetime.datetime and self._value.tzinfo is not None and nanos % (86400 * NANO):
            return self._with((self._value.astimezone(flow_zones.UTC) + change).astimezone(self._value.tzinfo))
        return self._with(self._value + change)

    def _months(self, months):
        year, month = divmod(self._value.year * 12 + self._value.month - 1 + months, 12)
        return self._in_month(year, month + 1)

    def truncatedTo(self, unit):
        since = nanos_of(self._value.time() if isinstance(self._value, datetime.datetime) else self._value)
        seconds, nanos = divmod(since // unit.nanos * unit.nanos, NANO)
        return self._change(hour=seconds // 3600, minute=seconds // 60 % 60, second=seconds % 60, microsecond=nanos // 1000)

    def until(self, end, unit):
        if unit.nanos is None:
            months = _months_between(self._value, end._value)
            return int(months / 12) if unit is ChronoUnit.YEARS else months
        change = end._nano_of_time() - self._nano_of_time()
        return change // unit.nanos if change >= 0 else -(-change // unit.nanos)


for _name, _unit in (("Nanos", ChronoUnit.NANOS), ("Seconds", ChronoUnit.SECONDS), ("Minutes", ChronoUnit.MINUTES), ("Hours", ChronoUnit.HOURS),
                     ("Days", ChronoUnit.DAYS), ("Weeks", ChronoUnit.WEEKS), ("Months", ChronoUnit.MONTHS), ("Years", ChronoUnit.YEARS)):
    setattr(Temporal, "plus" + _name, lambda self, amount, unit=_unit: self.plus(amount, unit))
    setattr(Temporal, "minus" + _name, lambda self, amount, unit=_unit: self.plus(-amount, unit))
for _name, _field in (("DayOfMonth", "day"), ("Hour", "hour"), ("Minute", "minute"), ("Second", "second")):
    setattr(Temporal, "with" + _name, lambda self, number, field=_field: self._change(**{field: number}))
for _name in ("with", "with_"):
    setattr(Temporal, _name, lambda self, *what: self._adjusted(*what))
setattr(Temporal, "withNano", lambda self, nanos: self._change(microsecond=nanos // 1000))


def _months_between(start, end):
    """Returns the complete months as Java counts them: 0 from 31 January to 29 February, although 31 January plus a month is 29 February."""
    if isinstance(start, datetime.datetime):
        if start.tzinfo is not None:
            end = end.astimezone(start.tzinfo)
        before, after = start.time() > end.time(), start.time() < end.time()
        start, end = start.date(), end.date()
        end += datetime.timedelta(days=-1 if end > start and before else 1 if end < start and after else 0)
    elif isinstance(end, datetime.datetime):
        end = end.date()
    return int(((end.year - start.year) * 384 + (end.month - start.month) * 32 + end.day - start.day) / 32)


def nanos_of(value):
    """Returns the nanoseconds since 1970, or since midnight for a time of Python."""
    if isinstance(value, datetime.time):
        value = datetime.datetime.combine(datetime.date(1970, 1, 1), value)
    start = flow_zones.EPOCH if value.tzinfo is not None else flow_zones.EPOCH.replace(tzinfo=None)
    return (value - start) // datetime.timedelta(microseconds=1) * 1000


def create(kind, *fields):
    """Returns a date or time of Python. Raises DateTimeException for a field out of range."""
    try:
        return kind(*fields)
    except ValueError as error:
        raise DateTimeException(str(error) if kind is datetime.time else flow_java_isodate.reason(*fields)) from None


def parsed(text, formatter, kind):
    """Returns the date or time of Python for a text, read with a formatter or, without one, as ISO 8601."""
    return flow_java_isotime.value(str(text), kind) if formatter is None else formatter._read(text)


def month_number(month):
    return month.getValue() if isinstance(month, Month) else month


def time_text(value):
    text = "%02d:%02d" % (value.hour, value.minute)
    if value.second or value.microsecond:
        text += ":%02d" % value.second
    if value.microsecond:
        fraction = "%06d" % value.microsecond
        text += "." + (fraction[:3] if fraction.endswith("000") else fraction)
    return text
