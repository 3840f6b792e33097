"""Period of java.time."""
import re

from flow_java_base import Bean
from flow_java_errors import DateTimeParseException
from flow_java_units import ChronoUnit


class Period(Bean):
    def __init__(self, years, months, days):
        self.years, self.months, self.days = years, months, days

    @staticmethod
    def parse(text):
        found = re.match(r"([+-]?)P(?:([+-]?\d+)Y)?(?:([+-]?\d+)M)?(?:([+-]?\d+)W)?(?:([+-]?\d+)D)?$", text, re.I)
        if not found or text.upper().endswith("P"):
            raise DateTimeParseException("Text cannot be parsed to a Period: " + text)
        years, months, weeks, days = [int(part or 0) for part in found.groups()[1:]]
        period = Period(years, months, 7 * weeks + days)
        return period.negated() if found.group(1) == "-" else period

    def plus(self, other, sign=1):
        return Period(self.years + sign * other.years, self.months + sign * other.months, self.days + sign * other.days)

    def minus(self, other):
        return self.plus(other, -1)

    def multipliedBy(self, factor):
        return Period(self.years * factor, self.months * factor, self.days * factor)

    def negated(self):
        return self.multipliedBy(-1)

    def normalized(self):
        total = self.toTotalMonths()
        years = int(total / 12)
        return Period(years, total - 12 * years, self.days)

    def isZero(self):
        return not (self.years or self.months or self.days)

    def isNegative(self):
        return min(self.years, self.months, self.days) < 0

    def __eq__(self, other):
        return isinstance(other, Period) and (self.years, self.months, self.days) == (other.years, other.months, other.days)

    def __hash__(self):
        return hash((self.years, self.months, self.days))

    @staticmethod
    def of(years, months, days):
        return Period(years, months, days)

    ofDays = staticmethod(lambda days: Period(0, 0, days))
    ofWeeks = staticmethod(lambda weeks: Period(0, 0, 7 * weeks))
    ofMonths = staticmethod(lambda months: Period(0, months, 0))
    ofYears = staticmethod(lambda years: Period(years, 0, 0))

    @staticmethod
    def between(start, end):
        months = 12 * (end.getYear() - start.getYear()) + end.getMonthValue() - start.getMonthValue()
        days = end.getDayOfMonth() - start.getDayOfMonth()
        if months > 0 > days:
            months -= 1
            days = start.plusMonths(months).until(end, ChronoUnit.DAYS)
        elif months < 0 < days:
            months += 1
            days -= end.lengthOfMonth()
        years = int(months / 12)
        return Period(years, months - 12 * years, days)

    def withYears(self, years):
        return Period(years, self.months, self.days)

    def withMonths(self, months):
        return Period(self.years, months, self.days)

    def withDays(self, days):
        return Period(self.years, self.months, days)

    def toTotalMonths(self):
        return 12 * self.years + self.months

    def getDays(self):
        return self.days

    def getMonths(self):
        return self.months

    def getYears(self):
        return self.years

    def __str__(self):
        text = "".join(["%d%s" % (amount, letter) for amount, letter in ((self.years, "Y"), (self.months, "M"), (self.days, "D")) if amount])
        return "P" + (text or "0D")


Period.ZERO = Period(0, 0, 0)
for _name, _part in (("Years", (1, 0, 0)), ("Months", (0, 1, 0)), ("Days", (0, 0, 1))):
    setattr(Period, "plus" + _name, lambda self, amount, part=_part: self.plus(Period(*part).multipliedBy(amount)))
    setattr(Period, "minus" + _name, lambda self, amount, part=_part: self.minus(Period(*part).multipliedBy(amount)))
