"""DateFormat and SimpleDateFormat of java.text."""
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
