"""Year and YearMonth of java.time."""
import datetime

from flow_java_errors import DateTimeParseException
from flow_java_ordered import Ordered
from flow_java_temporal import Temporal, month_number
from flow_java_time import LocalDate


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
        """Also the static method Year.isLeap(number): self is then the number."""
        year = getattr(self, "_year", self)
        return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

    def length(self):
        return 366 if self.isLeap() else 365

    def atDay(self, day):
        return LocalDate.ofYearDay(self._year, day)

    def atMonth(self, month):
        return YearMonth.of(self._year, month)

    @staticmethod
    def from_(value):
        return Year(value.getYear())

    def plusYears(self, amount):
        return Year(self._year + amount)

    def minusYears(self, amount):
        return Year(self._year - amount)

    def __str__(self):
        return str(self._year)


class YearMonth(Temporal):
    @staticmethod
    def of(year, month):
        return YearMonth(datetime.date(year, month_number(month), 1))

    @staticmethod
    def now(*_):
        return YearMonth(datetime.date.today().replace(day=1))

    @staticmethod
    def from_(value):
        return YearMonth.of(value.getYear(), value.getMonthValue())

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


setattr(Year, "from", Year.from_)
setattr(YearMonth, "from", YearMonth.from_)
