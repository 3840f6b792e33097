"""Calendar of java.util."""
import datetime
import time

import flow_zones
from flow_java_base import Bean
from flow_java_dates import Date, lenient
from flow_java_locale import Locale
from flow_java_timezone import TimeZone


class Calendar(Bean):
    (ERA, YEAR, MONTH, WEEK_OF_YEAR, WEEK_OF_MONTH, DATE, DAY_OF_YEAR, DAY_OF_WEEK, DAY_OF_WEEK_IN_MONTH, AM_PM, HOUR, HOUR_OF_DAY, MINUTE, SECOND,
     MILLISECOND, ZONE_OFFSET, DST_OFFSET) = range(17)
    DAY_OF_MONTH = DATE
    (JANUARY, FEBRUARY, MARCH, APRIL, MAY, JUNE, JULY, AUGUST, SEPTEMBER, OCTOBER, NOVEMBER, DECEMBER) = range(12)
    (SUNDAY, MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY) = range(1, 8)
    AM, PM = 0, 1
    SHORT, LONG, SHORT_FORMAT, LONG_FORMAT = 1, 2, 1, 2

    def __init__(self, *arguments):
        zones = [argument for argument in arguments if isinstance(argument, TimeZone)]
        fields = [argument for argument in arguments if isinstance(argument, int)]
        self._zone = zones[0] if zones else TimeZone.getDefault()
        locales = [argument for argument in arguments if isinstance(argument, Locale)]
        self._locale = locales[0] if locales else Locale.US
        self._first = self._locale.week()[0]
        self._value = flow_zones.at(int(time.time() * 1000), self._zone.info)
        if fields:
            self._value = lenient(*fields).replace(tzinfo=self._zone.info)

    @classmethod
    def getInstance(cls, *arguments):
        return GregorianCalendar(*arguments)

    def getTime(self):
        return Date(self.getTimeInMillis())

    def setTime(self, date):
        self.setTimeInMillis(date.getTime())

    def getTimeInMillis(self):
        return flow_zones.moment(self._value)

    def setTimeInMillis(self, milliseconds):
        self._value = flow_zones.at(milliseconds, self._zone.info)

    def getTimeZone(self):
        return self._zone

    def setTimeZone(self, zone):
        self._zone = zone
        self._value = self._value.astimezone(zone.info)

    def setLenient(self, lenient):
        pass

    def isLenient(self):
        return True

    def getDisplayName(self, field, style, locale):
        """Returns the name of the month, of the day of the week, or AM or PM; None for other fields."""
        kind = {self.MONTH: "months", self.DAY_OF_WEEK: "days"}.get(field)
        if field == self.AM_PM:
            return ("AM", "PM")[self.get(field)]
        if kind is None:
            return None
        return locale.names()[kind if style == self.LONG else "short_" + kind].split()[self.get(field) - (field == self.DAY_OF_WEEK)]

    def setFirstDayOfWeek(self, day):
        self._first = day

    def getFirstDayOfWeek(self):
        return self._first

    def setMinimalDaysInFirstWeek(self, days):
        self._min_days = days

    def _week(self):
        return self._first, self.__dict__.get("_min_days", self._locale.week()[1])

    def get(self, field):
        from flow_java_patterns import week_and_year, week_of

        value = self._value
        day = value.date()
        return {
            0: lambda: 1, 1: lambda: value.year, 2: lambda: value.month - 1, 3: lambda: week_and_year(value, *self._week())[0],
            4: lambda: week_of(day, *self._week(), start=day.replace(day=1)), 5: lambda: value.day, 6: lambda: value.timetuple().tm_yday,
            7: lambda: value.isoweekday() % 7 + 1, 8: lambda: (value.day - 1) // 7 + 1, 9: lambda: int(value.hour >= 12), 10: lambda: value.hour % 12,
            11: lambda: value.hour, 12: lambda: value.minute, 13: lambda: value.second, 14: lambda: value.microsecond // 1000,
            15: lambda: self._zone.getRawOffset(), 16: lambda: self._zone.getOffset(self.getTimeInMillis()) - self._zone.getRawOffset(),
        }[field]()

    def set(self, *arguments):
        """Accepts (field, value), or year, month, day and optionally hour, minute and second."""
        value = self._value
        now = [value.year, value.month - 1, value.day, value.hour, value.minute, value.second, value.microsecond // 1000]
        if len(arguments) == 2:
            field, number = arguments
            if field in (3, 7):
                self._shift(weeks=number - self.get(3)) if field == 3 else self._shift(days=self._day(number) - self._day(self.get(7)))
                return
            place = {1: 0, 2: 1, 5: 2, 6: 2, 11: 3, 10: 3, 9: 3, 12: 4, 13: 5, 14: 6}[field]
            if field == 6:
                now[1] = 0
            if field == 10:
                number += 12 * (now[3] >= 12)
            if field == 9:
                number = now[3] % 12 + 12 * number
            now[place] = number
        else:
            now[: len(arguments)] = arguments
        self._value = lenient(*now).replace(tzinfo=self._zone.info)

    def _day(self, number):
        return (number - self._first) % 7

    def _shift(self, **change):
        self._value = (self._value.replace(tzinfo=None) + datetime.timedelta(**change)).replace(tzinfo=self._zone.info)

    def add(self, field, amount):
        if field in (1, 2):
            months = self._value.year * 12 + self._value.month - 1 + amount * (12 if field == 1 else 1)
            year, month = divmod(months, 12)
            day = min(self._value.day, (lenient(year, month + 1) - datetime.timedelta(days=1)).day)
            self._value = self._value.replace(year=year, month=month + 1, day=day)
        elif field in (3, 4, 5, 6, 7, 8):
            self._shift(days=amount * (7 if field in (3, 4, 8) else 1))
        else:
            milliseconds = {9: 43200000, 10: 3600000, 11: 3600000, 12: 60000, 13: 1000, 14: 1}[field]
            self.setTimeInMillis(self.getTimeInMillis() + amount * milliseconds)

    def roll(self, field, amount):
        """Changes a field within its range, without larger fields. Accepts a number, True for 1 or False for -1. Weeks are added."""
        amount = (1 if amount else -1) if isinstance(amount, bool) else amount
        if field in (self.YEAR, self.WEEK_OF_YEAR, self.WEEK_OF_MONTH, self.DAY_OF_WEEK_IN_MONTH):
            self.add(field, amount)
            return
        low, high = self.getActualMinimum(field), self.getActualMaximum(field)
        number = low + (self.get(field) - low + amount) % (high - low + 1)
        if field == self.MONTH:
            self.add(field, number - self.get(field))
        else:
            self.set(field, number)

    def getActualMaximum(self, field):
        if field == 5:
            return (lenient(self._value.year, self._value.month) - datetime.timedelta(days=1)).day
        if field == 6:
            return datetime.date(self._value.year, 12, 31).timetuple().tm_yday
        return {2: 11, 9: 1, 11: 23, 10: 11, 12: 59, 13: 59, 14: 999, 7: 7}[field]

    def getActualMinimum(self, field):
        return 1 if field in (5, 6, 7, 3) else 0

    def clear(self, *field):
        if field:
            self.set(field[0], {5: 1, 1: 1970}.get(field[0], 0))
        else:
            self._value = datetime.datetime(1970, 1, 1, tzinfo=self._zone.info)

    def before(self, other):
        return self.getTimeInMillis() < other.getTimeInMillis()

    def after(self, other):
        return self.getTimeInMillis() > other.getTimeInMillis()

    def toInstant(self):
        return self.getTime().toInstant()

    def clone(self):
        clone = GregorianCalendar()
        clone.__dict__.update(self.__dict__)
        return clone

    def __eq__(self, other):
        return isinstance(other, Calendar) and self._value == other._value

    def __lt__(self, other):
        return self._value < other._value

    def __gt__(self, other):
        return self._value > other._value

    __hash__ = None

    def __str__(self):
        return "java.util.GregorianCalendar[time=%d]" % self.getTimeInMillis()


class GregorianCalendar(Calendar):
    def isLeapYear(self, year):
        return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

    def toZonedDateTime(self):
        from flow_java_time import ZonedDateTime

        return ZonedDateTime.ofInstant(self.toInstant(), self._zone.toZoneId())
