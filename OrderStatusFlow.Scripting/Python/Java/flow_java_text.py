"""Date formats of java.text and Apache Commons Lang."""
import datetime

import flow_java_dateparse
import flow_java_patterns
import flow_zones
from flow_java_base import Bean
from flow_java_calendar import Calendar
from flow_java_dates import Date, lenient
from flow_java_errors import IllegalArgumentException, ParseException
from flow_java_locale import Locale
from flow_java_timezone import TimeZone


class DateFormat(Bean):
    FULL, LONG, MEDIUM, SHORT, DEFAULT = 0, 1, 2, 3, 2

    @staticmethod
    def getDateInstance(style=2, locale=None):
        locale = locale or Locale.US
        return SimpleDateFormat(locale.names()["styles"][style], locale)

    @staticmethod
    def getTimeInstance(style=2, locale=None):
        locale = locale or Locale.US
        return SimpleDateFormat(locale.names()["styles"][4 + style], locale)

    @staticmethod
    def getDateTimeInstance(date=2, time=2, locale=None):
        locale = locale or Locale.US
        styles = locale.names()["styles"]
        return SimpleDateFormat(styles[date] + " " + styles[4 + time], locale)

    @staticmethod
    def getInstance():
        return DateFormat.getDateTimeInstance(3, 3)


class SimpleDateFormat(DateFormat):
    """Formats and parses as in Java 8. The time zone is UTC until setTimeZone() is called."""

    def __init__(self, pattern="M/d/yy h:mm a", locale=None):
        self._zone, self._lenient, self._locale = TimeZone.getDefault(), True, locale or Locale.US
        self.applyPattern(pattern)

    def applyPattern(self, pattern):
        try:
            self._pattern, self._parts = pattern, flow_java_patterns.split(pattern)
        except flow_java_patterns.PatternError as error:
            raise IllegalArgumentException(str(error)) from None

    def toPattern(self):
        return self._pattern

    def setTimeZone(self, zone):
        self._zone = zone

    def getTimeZone(self):
        return self._zone

    def setLenient(self, lenient):
        self._lenient = bool(lenient)

    def isLenient(self):
        return self._lenient

    def setCalendar(self, calendar):
        self._zone = calendar.getTimeZone()

    def getCalendar(self):
        return Calendar.getInstance(self._zone)

    def format(self, date, *_):
        milliseconds = date if isinstance(date, (int, float)) else date.getTimeInMillis() if isinstance(date, Calendar) else date.getTime()
        value = flow_zones.at(milliseconds, self._zone.info)
        return flow_java_patterns.show(self._parts, value, self._locale, self._zone.getID())

    def parse(self, text, position=None):
        fields, end = flow_java_dateparse.parse(self._parts, text, self._locale, False)
        value = None
        if fields is not None:
            try:
                value = self._moment(fields)
            except (ValueError, OverflowError):
                pass
        if value is None:
            raise ParseException('Unparseable date: "%s"' % text, end if fields is None else 0)
        return Date(value)

    def _moment(self, fields):
        zone = next((fields[letter][0] for letter in "XZz" if letter in fields), self._zone.info)
        hour = fields.get("H", fields.get("k", 0) % 24 if self._lenient or fields.get("k", 1) else 0)
        for letter in "hK":
            if letter in fields:
                hour = fields[letter] % 12 + 12 * (fields.get("a") == "PM")
        month = fields.get("M", fields.get("L", 1)) - 1
        day = fields.get("d", 1)
        if "D" in fields and "d" not in fields:
            month, day = 0, fields["D"]
        parts = (fields.get("y", fields.get("Y", 1970)), month, day, hour, fields.get("m", 0), fields.get("s", 0), fields.get("S", 0))
        if not self._lenient:
            datetime.datetime(parts[0], parts[1] + 1, parts[2], *parts[3:6])
        return flow_zones.moment(lenient(*parts).replace(tzinfo=zone))


class FastDateFormat:
    @staticmethod
    def getInstance(pattern, *options):
        made = SimpleDateFormat(pattern, next((one for one in options if isinstance(one, Locale)), None))
        made._zone = next((one for one in options if isinstance(one, TimeZone)), made._zone)
        return made


_ISO_FORMATS = (
    ("ISO_DATE_FORMAT", "yyyy-MM-dd"), ("ISO_DATE_TIME_ZONE_FORMAT", "yyyy-MM-ddZZ"), ("ISO_DATETIME_FORMAT", "yyyy-MM-dd'T'HH:mm:ss"),
    ("ISO_DATETIME_TIME_ZONE_FORMAT", "yyyy-MM-dd'T'HH:mm:ssZZ"), ("ISO_TIME_FORMAT", "'T'HH:mm:ss"), ("ISO_TIME_TIME_ZONE_FORMAT", "'T'HH:mm:ssZZ"),
    ("ISO_TIME_NO_T_FORMAT", "HH:mm:ss"), ("ISO_TIME_NO_T_TIME_ZONE_FORMAT", "HH:mm:ssZZ"), ("SMTP_DATETIME_FORMAT", "EEE, dd MMM yyyy HH:mm:ss Z"),
    ("ISO_8601_EXTENDED_DATE_FORMAT", "yyyy-MM-dd"), ("ISO_8601_EXTENDED_DATETIME_FORMAT", "yyyy-MM-dd'T'HH:mm:ss"),
    ("ISO_8601_EXTENDED_DATETIME_TIME_ZONE_FORMAT", "yyyy-MM-dd'T'HH:mm:ssZZ"), ("ISO_8601_EXTENDED_TIME_FORMAT", "HH:mm:ss"),
)


class DateFormatUtils:
    @staticmethod
    def format(date, pattern, *options):
        return FastDateFormat.getInstance(pattern, *options).format(date)

    @staticmethod
    def formatUTC(date, pattern, *_):
        return SimpleDateFormat(pattern).format(date)


for _name, _pattern in _ISO_FORMATS:
    # ZZ of FastDateFormat is the offset with a colon.
    setattr(DateFormatUtils, _name, SimpleDateFormat(_pattern.replace("ZZ", "XXX") if "ZZ" in _pattern else _pattern))


class DateUtils:
    MILLIS_PER_SECOND, MILLIS_PER_MINUTE, MILLIS_PER_HOUR, MILLIS_PER_DAY = 1000, 60000, 3600000, 86400000

    @staticmethod
    def parseDate(text, *patterns):
        for pattern in patterns[0] if len(patterns) == 1 and not isinstance(patterns[0], str) else patterns:
            fields, end = flow_java_dateparse.parse(flow_java_patterns.split(pattern), text, Locale.US, False)
            if fields is not None and end == len(text):
                return SimpleDateFormat(pattern).parse(text)
        raise ParseException("Unable to parse the date: " + text)

    parseDateStrictly = parseDate

    @staticmethod
    def toCalendar(date, zone=None):
        calendar = Calendar.getInstance(*([] if zone is None else [zone]))
        calendar.setTime(date)
        return calendar

    @staticmethod
    def isSameDay(one, other):
        one, other = [day if isinstance(day, Calendar) else DateUtils.toCalendar(day) for day in (one, other)]
        return [one.get(field) for field in (1, 6)] == [other.get(field) for field in (1, 6)]

    @staticmethod
    def isSameInstant(one, other):
        return one.getTime() == other.getTime()

    @staticmethod
    def truncate(date, field):
        """Sets all smaller fields to their lowest value."""
        calendar = date.clone() if isinstance(date, Calendar) else DateUtils.toCalendar(date)
        fields = (1, 2, 5, 11, 12, 13, 14)
        for smaller in fields[fields.index({6: 5, 10: 11}.get(field, field)) + 1 :]:
            calendar.set(smaller, 1 if smaller == 5 else 0)
        return calendar if isinstance(date, Calendar) else calendar.getTime()

    @staticmethod
    def ceiling(date, field):
        start = DateUtils.truncate(date, field)
        return date if start == date else DateUtils._add(start, field, 1)

    @staticmethod
    def truncatedEquals(one, other, field):
        return DateUtils.truncate(one, field) == DateUtils.truncate(other, field)

    @staticmethod
    def truncatedCompareTo(one, other, field):
        return DateUtils.truncate(one, field).compareTo(DateUtils.truncate(other, field))

    @staticmethod
    def _set(date, field, number):
        calendar = DateUtils.toCalendar(date)
        calendar.set(field, number)
        return calendar.getTime()

    @staticmethod
    def _add(date, field, amount):
        calendar = Calendar.getInstance()
        calendar.setTime(date)
        calendar.add(field, amount)
        return calendar.getTime()


for _name, _field in (("Years", 1), ("Months", 2), ("Weeks", 3), ("Days", 5), ("Hours", 11), ("Minutes", 12), ("Seconds", 13), ("Milliseconds", 14)):
    setattr(DateUtils, "add" + _name, staticmethod(lambda date, amount, field=_field: DateUtils._add(date, field, amount)))
    setattr(DateUtils, "set" + _name, staticmethod(lambda date, number, field=_field: DateUtils._set(date, field, number)))
