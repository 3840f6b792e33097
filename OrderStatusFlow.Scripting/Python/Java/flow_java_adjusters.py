"""TemporalAdjusters, WeekFields and IsoFields of java.time.temporal."""
import datetime

from flow_java_base import Bean
from flow_java_dayofweek import DayOfWeek
from flow_java_patterns import week_and_year, week_of
from flow_java_units import ChronoField


class TemporalAdjuster(Bean):
    """A change of a date, for its method with()."""

    def __init__(self, change=None):
        self._change = change

    def adjustInto(self, date):
        return self._change(date)


def _last(date):
    return date.plusMonths(1).withDayOfMonth(1).plusDays(-1)


def _days(date, day, least):
    """Returns the days to the first date with this day of the week, at least some days after a date."""
    return least + (day.getValue() - date.getDayOfWeek().getValue() - least) % 7


def _in_month(date, ordinal, day):
    if ordinal >= 0:
        first = date.withDayOfMonth(1)
        return first.plusDays(_days(first, day, 0) + 7 * (ordinal - 1))
    last = _last(date)
    return last.plusDays(_days(last, day, -6) + 7 * (ordinal + 1))


class TemporalAdjusters:
    firstDayOfMonth = staticmethod(lambda: TemporalAdjuster(lambda date: date.withDayOfMonth(1)))
    lastDayOfMonth = staticmethod(lambda: TemporalAdjuster(_last))
    firstDayOfNextMonth = staticmethod(lambda: TemporalAdjuster(lambda date: date.withDayOfMonth(1).plusMonths(1)))
    firstDayOfYear = staticmethod(lambda: TemporalAdjuster(lambda date: date.withDayOfMonth(1).withMonth(1)))
    lastDayOfYear = staticmethod(lambda: TemporalAdjuster(lambda date: date.withMonth(12).withDayOfMonth(31)))
    firstDayOfNextYear = staticmethod(lambda: TemporalAdjuster(lambda date: date.withDayOfMonth(1).withMonth(1).plusYears(1)))
    next = staticmethod(lambda day: TemporalAdjuster(lambda date: date.plusDays(_days(date, day, 1))))
    nextOrSame = staticmethod(lambda day: TemporalAdjuster(lambda date: date.plusDays(_days(date, day, 0))))
    previous = staticmethod(lambda day: TemporalAdjuster(lambda date: date.plusDays(_days(date, day, -7))))
    previousOrSame = staticmethod(lambda day: TemporalAdjuster(lambda date: date.plusDays(_days(date, day, -6))))
    firstInMonth = staticmethod(lambda day: TemporalAdjuster(lambda date: _in_month(date, 1, day)))
    lastInMonth = staticmethod(lambda day: TemporalAdjuster(lambda date: _in_month(date, -1, day)))
    dayOfWeekInMonth = staticmethod(lambda ordinal, day: TemporalAdjuster(lambda date: _in_month(date, ordinal, day)))
    ofDateAdjuster = staticmethod(lambda change: TemporalAdjuster(getattr(change, "apply", change)))


class WeekFields(Bean):
    def __init__(self, first, minimal):
        self._first, self._minimal = first, minimal

    @staticmethod
    def of(first, minimal=None):
        """Accepts a Locale, or (DayOfWeek, number of days)."""
        if minimal is None:
            number, minimal = first.week()
            first = DayOfWeek.SUNDAY.plus(number - 1)
        return WeekFields(first, minimal)

    def getFirstDayOfWeek(self):
        return self._first

    def getMinimalDaysInFirstWeek(self):
        return self._minimal

    def _week(self):
        return self._first.getValue() % 7 + 1, self._minimal

    def dayOfWeek(self):
        return ChronoField("DayOfWeek", lambda value: (value.isoweekday() - self._first.getValue()) % 7 + 1)

    def weekOfMonth(self):
        return ChronoField("WeekOfMonth", lambda value: week_of(_date(value), *self._week(), start=_date(value).replace(day=1)))

    def weekOfYear(self):
        return ChronoField("WeekOfYear", lambda value: week_of(_date(value), *self._week(), start=datetime.date(value.year, 1, 1)))

    def weekOfWeekBasedYear(self):
        return ChronoField("WeekOfWeekBasedYear", lambda value: week_and_year(value, *self._week())[0])

    def weekBasedYear(self):
        return ChronoField("WeekBasedYear", lambda value: week_and_year(value, *self._week())[1])


def _date(value):
    return value.date() if isinstance(value, datetime.datetime) else value


WeekFields.ISO, WeekFields.SUNDAY_START = WeekFields(DayOfWeek.MONDAY, 4), WeekFields(DayOfWeek.SUNDAY, 1)


class IsoFields:
    QUARTER_OF_YEAR = ChronoField("QuarterOfYear", lambda value: (value.month + 2) // 3)
    DAY_OF_QUARTER = ChronoField("DayOfQuarter", lambda value: (_date(value) - datetime.date(value.year, (value.month - 1) // 3 * 3 + 1, 1)).days + 1)
    WEEK_OF_WEEK_BASED_YEAR = ChronoField("WeekOfWeekBasedYear", lambda value: value.isocalendar()[1])
    WEEK_BASED_YEAR = ChronoField("WeekBasedYear", lambda value: value.isocalendar()[0])
