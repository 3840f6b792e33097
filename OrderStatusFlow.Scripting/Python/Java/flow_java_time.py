"""The dates and times of java.time. They are in one module because each has methods that return the others."""
import datetime
import time as clock

import flow_java_isotime
import flow_zones
from flow_java_errors import DateTimeException
from flow_java_period import Period
from flow_java_temporal import Temporal, create, month_number, parsed, time_text
from flow_java_units import NANO, ChronoUnit
from flow_java_zoneid import ZoneId, ZoneOffset


class LocalDate(Temporal):
    @staticmethod
    def of(year, month, day):
        return LocalDate(create(datetime.date, year, month_number(month), day))

    @staticmethod
    def now(zone=None):
        return ZonedDateTime.now(zone).toLocalDate()

    @staticmethod
    def parse(text, formatter=None):
        return LocalDate(parsed(text, formatter, "date").date())

    @staticmethod
    def ofEpochDay(days):
        return LocalDate(datetime.date(1970, 1, 1) + datetime.timedelta(days=days))

    @staticmethod
    def ofYearDay(year, day):
        if not 1 <= day <= 366:
            raise DateTimeException("Invalid value for DayOfYear (valid values 1 - 365/366): %d" % day)
        found = LocalDate(datetime.date(year, 1, 1) + datetime.timedelta(days=day - 1))
        if found.getYear() != year:
            raise DateTimeException("Invalid date 'DayOfYear 366' as '%d' is not a leap year" % year)
        return found

    def _nano_of_time(self):
        return self.toEpochDay() * 86400 * NANO

    def compareTo(self, other):
        one, two = self._value, other.python()
        return one.year - two.year or one.month - two.month or one.day - two.day

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
        moment = time[0] if isinstance(time[0], LocalTime) else LocalTime.of(*time)
        return LocalDateTime(datetime.datetime.combine(self._value, moment.python()))

    def datesUntil(self, end):
        return [self.plusDays(days) for days in range(self.until(end, ChronoUnit.DAYS))]

    def until(self, end, unit=None):
        return Period.between(self, end) if unit is None else Temporal.until(self, end, unit)

    def __str__(self):
        return self._value.isoformat()


class LocalTime(Temporal):
    @staticmethod
    def of(*fields):
        return LocalTime(create(datetime.time, *(fields[:3] + tuple([nanos // 1000 for nanos in fields[3:]]))))

    @staticmethod
    def now(zone=None):
        return ZonedDateTime.now(zone).toLocalTime()

    @staticmethod
    def parse(text, formatter=None):
        return LocalTime(parsed(text, formatter, "time").time())

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
        return time_text(self._value)


LocalTime.MIDNIGHT, LocalTime.NOON, LocalTime.MIN = LocalTime.of(0, 0), LocalTime.of(12, 0), LocalTime.of(0, 0)
LocalTime.MAX = LocalTime(datetime.time.max)


class _DateTime(Temporal):
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
        return LocalDateTime(create(datetime.datetime, year, month_number(month), *(rest[:4] + [nanos // 1000 for nanos in rest[4:]])))

    @staticmethod
    def now(zone=None):
        return ZonedDateTime.now(zone).toLocalDateTime()

    @staticmethod
    def parse(text, formatter=None):
        return LocalDateTime(parsed(text, formatter, "local").replace(tzinfo=None))

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
        return self._value.date().isoformat() + "T" + time_text(self._value)


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
        """Accepts a zone or a Clock."""
        if hasattr(zone, "instant"):
            return ZonedDateTime.ofInstant(zone.instant(), zone.getZone())
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


class Instant(Temporal):
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
# The range is that of Python, which is smaller than Java's.
LocalDate.MIN, LocalDate.MAX = LocalDate(datetime.date.min), LocalDate(datetime.date.max)
LocalDateTime.MIN, LocalDateTime.MAX = LocalDateTime(datetime.datetime.min), LocalDateTime(datetime.datetime.max)
Instant.MIN, Instant.MAX = [Instant(value.replace(tzinfo=flow_zones.EPOCH.tzinfo)) for value in (datetime.datetime.min, datetime.datetime.max)]


def _dated(value):
    return LocalDate(value.date() if isinstance(value, datetime.datetime) else value)


for _kind in (LocalDateTime, ZonedDateTime, OffsetDateTime, LocalDate):
    for _name in ("from", "from_"):
        setattr(_kind, _name, staticmethod(lambda value, kind=_kind: _dated(value.python()) if kind is LocalDate else kind(value.python(), value._zone)))
