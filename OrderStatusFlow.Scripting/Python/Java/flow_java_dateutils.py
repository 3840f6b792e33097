"""FastDateFormat, DateFormatUtils and DateUtils of Apache Commons Lang."""
import flow_java_dateparse
import flow_java_patterns
from flow_java_calendar import Calendar
from flow_java_errors import ParseException
from flow_java_locale import Locale
from flow_java_text import SimpleDateFormat
from flow_java_timezone import TimeZone


class FastDateFormat:
    @staticmethod
    def getInstance(pattern, *options):
        result = SimpleDateFormat(pattern, next((option for option in options if isinstance(option, Locale)), None))
        result._zone = next((option for option in options if isinstance(option, TimeZone)), result._zone)
        return result


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
        """Returns a date with all smaller fields at their lowest value."""
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
