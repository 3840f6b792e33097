"""DayOfWeek and Month of java.time."""
from flow_java_enum import Enum
from flow_java_errors import DateTimeException


class _Named(Enum):
    _package = "java.time"

    def __init__(self, name, number):
        Enum.__init__(self, name)
        self._number = number

    def getValue(self):
        return self._number

    def getDisplayName(self, style, locale):
        names = locale.names()
        kind = "days" if isinstance(self, DayOfWeek) else "months"
        words = names[kind if "FULL" in str(style) else "short_" + kind].split()
        return words[self._number % 7 if kind == "days" else self._number - 1]

    def compareTo(self, other):
        return self._number - other._number

    def __lt__(self, other):
        return self._number < other._number

    def plus(self, amount):
        return type(self).of((self._number - 1 + amount) % len(self._values) + 1)

    def minus(self, amount):
        return self.plus(-amount)

    @classmethod
    def of(cls, number):
        if not 1 <= number <= len(cls._values):
            raise DateTimeException("Invalid value for %s: %d" % (cls._field, number))
        return cls._values[number - 1]


class DayOfWeek(_Named):
    _field = "DayOfWeek"

    @staticmethod
    def from_(value):
        return value.getDayOfWeek()


class Month(_Named):
    _field = "MonthOfYear"

    @staticmethod
    def from_(value):
        return value.getMonth()

    def firstMonthOfQuarter(self):
        return Month.of((self._number - 1) // 3 * 3 + 1)

    def length(self, leap):
        return (29 if leap else 28) if self._number == 2 else 30 if self._number in (4, 6, 9, 11) else 31

    def maxLength(self):
        return self.length(True)

    def minLength(self):
        return self.length(False)


_DAYS = "MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY".split()
_MONTHS = "JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER".split()
for _kind, _names in ((DayOfWeek, _DAYS), (Month, _MONTHS)):
    setattr(_kind, "from", _kind.from_)
    for _place, _name in enumerate(_names):
        _kind.constant(_name, _place + 1)
