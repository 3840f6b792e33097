"""Dates of ISO 8601 with the number of the week or of the day in the year, for DateTimeFormatter."""
import datetime
import re

import flow_zones
from flow_java_dayofweek import Month
from flow_java_errors import DateTimeException, DateTimeParseException

_FORMS = {"week": re.compile(r"(\d{4})-W(\d\d)-(\d)(Z|[+-]\d\d:\d\d)?", re.I), "ordinal": re.compile(r"(\d{4})-(\d{3})(Z|[+-]\d\d:\d\d)?", re.I)}


def show(value, kind):
    """Returns the text of a date."""
    if type(value).__name__ in ("Instant", "LocalTime"):
        raise DateTimeException("Unsupported field: " + ("WeekBasedYear" if kind == "week" else "Year"))
    value = value.python()
    year, week, day = value.isocalendar()
    return "%04d-W%02d-%d" % (year, week, day) if kind == "week" else "%04d-%03d" % (value.year, value.timetuple().tm_yday)


def read(text, kind):
    """Returns the datetime of Python for a text."""
    found = _FORMS[kind].match(text)
    if found is None:
        raise DateTimeParseException("Text '%s' could not be parsed at index 0" % text)
    if found.end() < len(text):
        raise DateTimeParseException("Text '%s' could not be parsed, unparsed text found at index %d" % (text, found.end()))
    numbers, offset = [int(part) for part in found.groups()[:-1]], found.groups()[-1]
    try:
        if kind == "week":
            value = datetime.datetime.fromisocalendar(*numbers)
        else:
            value = datetime.datetime(numbers[0], 1, 1) + datetime.timedelta(days=numbers[1] - 1)
            if value.year != numbers[0]:
                raise ValueError("Invalid value for DayOfYear: %d" % numbers[1])
    except (ValueError, OverflowError) as error:
        raise DateTimeParseException("Text '%s' could not be parsed: %s" % (text, error)) from None
    return value.replace(tzinfo=flow_zones.find(offset.upper()) if offset else None)


def reason(year, month, day, *time):
    """Returns what java.time says of the first field that is out of its range."""
    names = ("MonthOfYear", "DayOfMonth", "HourOfDay", "MinuteOfHour", "SecondOfMinute")
    for name, number, low, high in zip(names, (month, day) + time, (1, 1, 0, 0, 0), ("12", "28/31", "23", "59", "59")):
        if not low <= number <= int(high.rpartition("/")[2]):
            return "Invalid value for %s (valid values %d - %s): %d" % (name, low, high, number)
    return "Invalid date 'February 29' as '%d' is not a leap year" % year if day == 29 else "Invalid date '%s %d'" % (Month.of(month), day)
