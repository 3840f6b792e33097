"""Dates and times of java.time. Their resolution is a microsecond."""
import datetime
import time as clock

import flow_java_isotime
import flow_zones
from flow_java_base import Bean
from flow_java_errors import DateTimeException, DateTimeParseException, IllegalArgumentException
from flow_java_ordered import Ordered
from flow_java_units import NANO, ChronoUnit
from flow_java_zoneid import ZoneId, ZoneOffset


class _Named(Bean):
    def __init__(self, number, name):
        self._number, self._name = number, name

    def getValue(self):
        return self._number

    def ordinal(self):
        return self._number - 1

    def name(self):
        return self._name

    def getDisplayName(self, style, locale):
        names = locale.names()
        kind = "days" if isinstance(self, DayOfWeek) else "months"
        words = names[kind if "FULL" in str(style) else "short_" + kind].split()
        return words[self._number % 7 if kind == "days" else self._number - 1]

    def __str__(self):
        return self._name


    def plus(self, amount):
        return type(self).of((self._number - 1 + amount) % len(type(self).values()) + 1)

    def minus(self, amount):
        return self.plus(-amount)

    @classmethod
    def valueOf(cls, name):
        found = next((one for one in cls.values() if one.name() == name), None)
        if found is None:
            raise IllegalArgumentException("No enum constant java.time.%s.%s" % (cls.__name__, name))
        return found


class DayOfWeek(_Named):
    @staticmethod
    def of(number):
        return getattr(DayOfWeek, _DAYS[number - 1])

    @staticmethod
    def values():
        return [getattr(DayOfWeek, name) for name in _DAYS]


class Month(_Named):
    @staticmethod
    def of(number):
        return getattr(Month, _MONTHS[number - 1])

    @staticmethod
    def values():
        return [getattr(Month, name) for name in _MONTHS]

    def length(self, leap):
        return (29 if leap else 28) if self._number == 2 else 30 if self._number in (4, 6, 9, 11) else 31

    def maxLength(self):
        return self.length(True)

    def minLength(self):
        return self.length(False)


_DAYS = "MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY".split()
_MONTHS = "JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER".split()
for _kind, _names in ((DayOfWeek, _DAYS), (Month, _MONTHS)):
    for _place, _name in enumerate(_names):
        setattr(_kind, _name, _kind(_place + 1, _name))


class _Temporal(Ordered):
    """A value that holds a datetime, or a date or time, of Python."""

    def __init__(self, value, zone=None):
        self._value, self._zone = value, zone

    def python(self):
        return self._value

    def _key(self):
        return self._value

    def _with(self, value):
        return type(self)(value, self._zone)

    def _nano_of_time(self):
        value = self._value
        if isinstance(value, datetime.time):
            value = datetime.datetime.combine(datetime.date(1970, 1, 1), value)
        start = flow_zones.EPOCH if value.tzinfo is not None else flow_zones.EPOCH.replace(tzinfo=None)
        return (value - start) // datetime.timedelta(microseconds=1) * 1000

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

    def _adjusted(self, what, number=None):
        """Accepts (ChronoField, number), a date or a time."""
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
        after = datetime.date(year + (month == 11), (month + 1) % 12 + 1, 1) - datetime.timedelta(days=1)
        return self._with(self._value.replace(year=year, month=month + 1, day=min(self._value.day, after.day)))

    def truncatedTo(self, unit):
        day = datetime.datetime.combine(self._value.date(), datetime.time(), self._value.tzinfo) if isinstance(self._value, datetime.datetime) else None
        start = day or datetime.time()
        since = LocalTime(self._value.time() if day else self._value)._nano_of_time()
        return self._with(start)._shift(since // unit.nanos * unit.nanos) if unit.nanos < 86400 * NANO else self._with(start)

    def until(self, end, unit):
        if unit.nanos is None:
            one, two = self._value, end._value
            months = (two.year - one.year) * 12 + two.month - one.month
            if months > 0 and self._months(months)._value > two:
                months -= 1
            elif months < 0 and self._months(months)._value < two:
                months += 1
            return int(months / 12) if unit is ChronoUnit.YEARS else months
        change = end._nano_of_time() - self._nano_of_time()
        return change // unit.nanos if change >= 0 else -(-change // unit.nanos)

    def _dated(self):
        return LocalDate(self._value.date() if isinstance(self._value, datetime.datetime) else self._value)


for _name, _unit in (("Nanos", ChronoUnit.NANOS), ("Seconds", ChronoUnit.SECONDS), ("Minutes", ChronoUnit.MINUTES), ("Hours", ChronoUnit.HOURS),
                     ("Days", ChronoUnit.DAYS), ("Weeks", ChronoUnit.WEEKS), ("Months", ChronoUnit.MONTHS), ("Years", ChronoUnit.YEARS)):
    setattr(_Temporal, "plus" + _name, lambda self, amount, unit=_unit: self.plus(amount, unit))
    setattr(_Temporal, "minus" + _name, lambda self, amount, unit=_unit: self.plus(-amount, unit))
for _name, _field in (("Year", "year"), ("Month", "month"), ("DayOfMonth", "day"), ("Hour", "hour"), ("Minute", "minute"), ("Second", "second")):
    setattr(_Temporal, "with" + _name, lambda self, number, field=_field: self._change(**{field: number}))
for _name in ("with", "with_"):
    setattr(_Temporal, _name, lambda self, *what: self._adjusted(*what))
setattr(_Temporal, "withNano", lambda self, nanos: self._change(microsecond=nanos // 1000))


def _made(kind, *fields):
    try:
        return kind(*fields)
    except ValueError as error:
        raise DateTimeException(str(error)) from None


def _parsed(text, formatter, kind):
    return flow_java_isotime.value(str(text), kind) if formatter is None else formatter._read(text)


def _number(month):
    return month.getValue() if isinstance(month, Month) else month


def _time_text(value):
    text = "%02d:%02d" % (value.hour, value.minute)
    if value.second or value.microsecond:
        text += ":%02d" % value.second
    if value.microsecond:
        fraction = "%06d" % value.microsecond
        text += "." + (fraction[:3] if fraction.endswith("000") else fraction)
    return text


class LocalDate(_Temporal):
    @staticmethod
    def of(year, month, day):
        return LocalDate(_made(datetime.date, year, _number(month), day))

    @staticmethod
    def now(zone=None):
        return ZonedDateTime.now(zone).toLocalDate()

    @staticmethod
    def parse(text, formatter=None):
        return LocalDate(_parsed(text, formatter, "date").date())

    @staticmethod
    def ofEpochDay(days):
        return LocalDate(datetime.date(1970, 1, 1) + datetime.timedelta(days=days))

    @staticmethod
    def ofYearDay(year, day):
        return LocalDate(datetime.date(year, 1, 1) + datetime.timedelta(days=day - 1))

    def _nano_of_time(self):
        return self.toEpochDay() * 86400 * NANO

    def compareTo(self, other):
        one, two = self._value, other.python()
        return one.year - two.year or one.month - two.month or one.day - two.day

    def withDayOfYear(self, day):
        return LocalDate.ofYearDay(self._value.year, day)

    def toEpochDay(self):
        return (self._value - datetime.date(1970, 1, 1)).days

    def isLeapYear(self):
        return self._value.year % 4 == 0 and (self._value.year % 100 != 0 or self._value.year % 400 == 0)

    def lengthOfMonth(self):
        return self._months(1).withDayOfMonth(1)._shift(-86400 * NANO)._value.day

    def lengthOfYear(self):
        return 366 if self.isLeapYear() else 365

    def atStartOfDay(self, zone=None):
        start = LocalDateTime(datetime.datetime.combine(self._value, datetime.time()))
        return start if zone is None else start.atZone(zone)

    def atTime(self, *time):
        moment = time[0].python() if isinstance(time[0], LocalTime) else datetime.time(*time)
        return LocalDateTime(datetime.datetime.combine(self._value, moment))

    def datesUntil(self, end):
        return [self.plusDays(days) for days in range(self.until(end, ChronoUnit.DAYS))]

    def until(self, end, unit=None):
        from flow_java_period import Period

        return Period.between(self, end) if unit is None else _Temporal.until(self, end, unit)

    def __str__(self):
        return self._value.isoformat()


class LocalTime(_Temporal):
    @staticmethod
    def of(*fields):
        return LocalTime(_made(datetime.time, *(fields[:3] + tuple([nanos // 1000 for nanos in fields[3:]]))))

    @staticmethod
    def now(zone=None):
        return ZonedDateTime.now(zone).toLocalTime()

    @staticmethod
    def parse(text, formatter=None):
        return LocalTime(_parsed(text, formatter, "time").time())

    @staticmethod
    def ofSecondOfDay(seconds):
        return LocalTime.MIDNIGHT.plusSeconds(seconds)

    @staticmethod
    def ofNanoOfDay(nanos):
        return LocalTime.MIDNIGHT.plusNanos(nanos)

    def toSecondOfDay(self):
        return self._nano_of_time() // NANO

    def toNanoOfDay(self):
        return self._nano_of_time()

    def atDate(self, date):
        return LocalDateTime(datetime.datetime.combine(date.python(), self._value))

    def __str__(self):
        return _time_text(self._value)


LocalTime.MIDNIGHT, LocalTime.NOON, LocalTime.MIN = LocalTime.of(0, 0), LocalTime.of(12, 0), LocalTime.of(0, 0)
LocalTime.MAX = LocalTime(datetime.time.max)


class _DateTime(_Temporal):
    def toLocalDate(self):
        return LocalDate(self._value.date())

    def toLocalTime(self):
        return LocalTime(self._value.time())

    def toEpochSecond(self, offset=None):
        value = self._value if offset is None else self._value.replace(tzinfo=offset.info)
        return flow_zones.moment(value) // 1000


class LocalDateTime(_DateTime):
    @staticmethod
    def of(*fields):
        if isinstance(fields[0], LocalDate):
            return LocalDateTime(datetime.datetime.combine(fields[0].python(), fields[1].python()))
        year, month, *rest = fields
        return LocalDateTime(_made(datetime.datetime, year, _number(month), *(rest[:4] + [nanos // 1000 for nanos in rest[4:]])))

    @staticmethod
    def now(zone=None):
        return ZonedDateTime.now(zone).toLocalDateTime()

    @staticmethod
    def parse(text, formatter=None):
        return LocalDateTime(_parsed(text, formatter, "local").replace(tzinfo=None))

    @staticmethod
    def ofInstant(instant, zone):
        return LocalDateTime(instant.python().astimezone(zone.info).replace(tzinfo=None))

    @staticmethod
    def ofEpochSecond(seconds, nanos, offset):
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(seconds, nanos), offset)

    def atZone(self, zone):
        return ZonedDateTime(self._value.replace(tzinfo=zone.info), zone)

    def atOffset(self, offset):
        return OffsetDateTime(self._value.replace(tzinfo=offset.info), offset)

    def toInstant(self, offset):
        return Instant(self._value.replace(tzinfo=offset.info).astimezone(flow_zones.UTC))

    def __str__(self):
        return self._value.date().isoformat() + "T" + _time_text(self._value)


class _Zoned(_DateTime):
    def toInstant(self):
        return Instant(self._value.astimezone(flow_zones.UTC))

    def toLocalDateTime(self):
        return LocalDateTime(self._value.replace(tzinfo=None))

    def getOffset(self):
        return ZoneOffset.from_info(datetime.timezone(self._value.utcoffset()))

    def getZone(self):
        return self._zone

    def toOffsetDateTime(self):
        offset = self.getOffset()
        return OffsetDateTime(self._value.astimezone(offset.info), offset)

    def __str__(self):
        return str(self.toLocalDateTime()) + str(self.getOffset())


class ZonedDateTime(_Zoned):
    @staticmethod
    def of(*fields):
        if isinstance(fields[0], LocalDateTime):
            return fields[0].atZone(fields[1])
        return (fields[0].atTime(fields[1]) if isinstance(fields[0], LocalDate) else LocalDateTime.of(*fields[:-1])).atZone(fields[-1])

    @staticmethod
    def now(zone=None):
        return ZonedDateTime.ofInstant(Instant.now(), zone or ZoneId.systemDefault())

    @staticmethod
    def ofInstant(instant, zone):
        return ZonedDateTime(instant.python().astimezone(zone.info), zone)

    @staticmethod
    def parse(text, formatter=None):
        value, zone = flow_java_isotime.zoned(text, formatter)
        return ZonedDateTime(value, zone)

    def withZoneSameInstant(self, zone):
        return ZonedDateTime.ofInstant(self.toInstant(), zone)

    def withZoneSameLocal(self, zone):
        return self.toLocalDateTime().atZone(zone)

    def __str__(self):
        text = _Zoned.__str__(self)
        return text if isinstance(self._zone, ZoneOffset) else text + "[" + self._zone.getId() + "]"


class OffsetDateTime(_Zoned):
    @staticmethod
    def of(*fields):
        return (fields[0] if isinstance(fields[0], LocalDateTime) else LocalDateTime.of(*fields[:-1])).atOffset(fields[-1])

    @staticmethod
    def now(zone=None):
        return ZonedDateTime.now(zone).toOffsetDateTime()

    @staticmethod
    def ofInstant(instant, zone):
        return ZonedDateTime.ofInstant(instant, zone).toOffsetDateTime()

    @staticmethod
    def parse(text, formatter=None):
        return ZonedDateTime.parse(text, formatter).toOffsetDateTime()

    def withOffsetSameInstant(self, offset):
        return OffsetDateTime(self._value.astimezone(offset.info), offset)

    def atZoneSameInstant(self, zone):
        return ZonedDateTime.ofInstant(self.toInstant(), zone)

    def toZonedDateTime(self):
        return ZonedDateTime(self._value, self.getOffset())


class Instant(_Temporal):
    """A moment in UTC."""

    @staticmethod
    def now(*_):
        return Instant.ofEpochMilli(int(clock.time() * 1000))

    @staticmethod
    def ofEpochMilli(milliseconds):
        return Instant(flow_zones.at(milliseconds))

    @staticmethod
    def ofEpochSecond(seconds, nanos=0):
        return Instant(flow_zones.EPOCH + datetime.timedelta(seconds=seconds, microseconds=nanos // 1000))

    @staticmethod
    def parse(text):
        return ZonedDateTime.parse(text).toInstant()

    def plusMillis(self, amount):
        return self.plus(amount, ChronoUnit.MILLIS)

    def minusMillis(self, amount):
        return self.plusMillis(-amount)

    def toEpochMilli(self):
        return flow_zones.moment(self._value)

    def getEpochSecond(self):
        return self.toEpochMilli() // 1000

    def atZone(self, zone):
        return ZonedDateTime.ofInstant(self, zone)

    def atOffset(self, offset):
        return OffsetDateTime(self._value.astimezone(offset.info), offset)

    def __str__(self):
        value = self._value
        fraction = "%06d" % value.microsecond if value.microsecond else ""
        fraction = "." + (fraction[:3] if fraction.endswith("000") else fraction) if fraction else ""
        return value.strftime("%Y-%m-%dT%H:%M:%S").rjust(19, "0") + fraction + "Z"


Instant.EPOCH = Instant(flow_zones.EPOCH)


class Clock:
    systemUTC = systemDefaultZone = staticmethod(lambda: Clock())

    def millis(self):
        return int(clock.time() * 1000)

    def instant(self):
        return Instant.now()


class Year(Ordered):
    @staticmethod
    def now(*_):
        return Year(LocalDate.now().getYear())

    @staticmethod
    def of(year):
        return Year(year)

    @staticmethod
    def parse(text):
        return Year(int(text))

    def __init__(self, year):
        self._year = year

    def _key(self):
        return self._year

    def getValue(self):
        return self._year

    def isLeap(self):
        """Also called with a number instead of an object."""
        year = getattr(self, "_year", self)
        return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

    def length(self):
        return 366 if self.isLeap() else 365

    def atDay(self, day):
        return LocalDate.ofYearDay(self._year, day)

    def atMonth(self, month):
        return YearMonth.of(self._year, month)

    def plusYears(self, amount):
        return Year(self._year + amount)

    def minusYears(self, amount):
        return Year(self._year - amount)

    def __str__(self):
        return str(self._year)


class YearMonth(_Temporal):
    @staticmethod
    def of(year, month):
        return YearMonth(datetime.date(year, _number(month), 1))

    @staticmethod
    def now(*_):
        return YearMonth(datetime.date.today().replace(day=1))

    def atDay(self, day):
        return LocalDate(self._value).withDayOfMonth(day)

    @staticmethod
    def parse(text, formatter=None):
        if formatter is not None:
            return YearMonth(formatter.parse(text).python().date().replace(day=1))
        try:
            return YearMonth(datetime.datetime.strptime(text, "%Y-%m").date())
        except ValueError:
            raise DateTimeParseException("Text '%s' could not be parsed at index 0" % text) from None

    def atEndOfMonth(self):
        return self.atDay(self.lengthOfMonth())

    def isLeapYear(self):
        return Year(self.getYear()).isLeap()

    def lengthOfYear(self):
        return Year(self.getYear()).length()

    def lengthOfMonth(self):
        return LocalDate(self._value).lengthOfMonth()

    def __str__(self):
        return self._value.isoformat()[:7]


for _kind in (LocalDateTime, ZonedDateTime, OffsetDateTime, LocalDate):
    for _name in ("from", "from_"):
        setattr(_kind, _name, staticmethod(lambda value, kind=_kind: value._dated() if kind is LocalDate else kind(value.python(), value._zone)))
