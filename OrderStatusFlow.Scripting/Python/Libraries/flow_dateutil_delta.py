"""The module dateutil.relativedelta: differences between dates in years, months, days and smaller units."""
import calendar
import datetime

UNITS = ("years", "months", "weeks", "days", "hours", "minutes", "seconds", "microseconds")
FIELDS = ("year", "month", "day", "hour", "minute", "second", "microsecond")


class weekday:
    """A day of the week, with n as in MO(+1), the next Monday, or MO(-1), the last one."""

    def __init__(self, day, n=None):
        self.weekday, self.n = day, n

    def __call__(self, n):
        return weekday(self.weekday, n)


MO, TU, WE, TH, FR, SA, SU = [weekday(_day) for _day in range(7)]


class relativedelta:
    """The difference between two dates, or parts that are added (plural names) and replaced (singular names)."""

    def __init__(self, dt1=None, dt2=None, weekday=None, **parts):
        self.weekday = weekday
        for name in UNITS:
            setattr(self, name, parts.pop(name, 0))
        for name in FIELDS:
            setattr(self, name, parts.pop(name, None))
        if parts:
            raise TypeError("relativedelta has no parameter " + ", ".join(parts))
        self.days += 7 * self.weeks
        if dt1 is not None:
            self._set_difference(dt1, dt2)
        sign = -1 if self.months < 0 else 1
        years, self.months = divmod(abs(self.months), 12)
        self.years, self.months = self.years + sign * years, sign * self.months

    def _set_difference(self, later, earlier):
        if type(later) is not type(earlier):
            later, earlier = [date if isinstance(date, datetime.datetime) else datetime.datetime.combine(date, datetime.time()) for date in (later, earlier)]
        months = (later.year - earlier.year) * 12 + later.month - earlier.month
        step = 1 if later >= earlier else -1
        while (earlier + relativedelta(months=months) > later) if step > 0 else (earlier + relativedelta(months=months) < later):
            months -= step
        rest = later - (earlier + relativedelta(months=months))
        seconds = int(rest.total_seconds())
        sign = -1 if seconds < 0 else 1
        minutes, self.seconds = divmod(abs(seconds), 60)
        hours, self.minutes = divmod(minutes, 60)
        self.days, self.hours = divmod(hours, 24)
        self.days, self.hours, self.minutes, self.seconds = sign * self.days, sign * self.hours, sign * self.minutes, sign * self.seconds
        self.microseconds, self.months = rest.microseconds if sign > 0 else 0, months

    def __radd__(self, moment):
        fields = {name: getattr(self, name) for name in FIELDS if getattr(self, name) is not None}
        year, month = fields.pop("year", moment.year) + self.years, fields.pop("month", moment.month) + self.months
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
        day = min(fields.pop("day", moment.day), calendar.monthrange(year, month)[1])
        result = moment.replace(year=year, month=month, day=day, **fields)
        result += datetime.timedelta(days=self.days, hours=self.hours, minutes=self.minutes, seconds=self.seconds, microseconds=self.microseconds)
        if self.weekday is not None:
            n = self.weekday.n or 1
            shift = (self.weekday.weekday - result.weekday()) % 7 if n > 0 else -((result.weekday() - self.weekday.weekday) % 7)
            result += datetime.timedelta(days=shift + 7 * (n - 1 if n > 0 else n + 1))
        return result

    def __add__(self, other):
        if isinstance(other, relativedelta):
            return relativedelta(**{name: getattr(self, name) + getattr(other, name) for name in UNITS if name != "weeks"})
        return self.__radd__(other)

    def __neg__(self):
        negated = relativedelta(**{name: -getattr(self, name) for name in UNITS if name != "weeks"})
        for name in FIELDS + ("weekday",):
            setattr(negated, name, getattr(self, name))
        return negated

    def __rsub__(self, moment):
        return (-self).__radd__(moment)

    def __eq__(self, other):
        return isinstance(other, relativedelta) and all(getattr(self, name) == getattr(other, name) for name in UNITS + FIELDS)

    __hash__ = None

    def __repr__(self):
        return "relativedelta(" + ", ".join("%s=%+d" % (name, getattr(self, name)) for name in UNITS if getattr(self, name) and name != "weeks") + ")"
