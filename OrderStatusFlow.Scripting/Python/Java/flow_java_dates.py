"""Date of java.util."""
import datetime
import time

import flow_zones
from flow_java_base import Bean


class Date(Bean):
    """A moment, in milliseconds since 1970."""

    def __init__(self, *fields):
        """Accepts nothing for now, milliseconds, a text, or Java's (year - 1900, month - 1, day, hour, minute, second)."""
        if not fields:
            self._time = int(time.time() * 1000)
        elif len(fields) >= 3:
            self._time = flow_zones.moment(lenient(fields[0] + 1900, *fields[1:]).replace(tzinfo=flow_zones.UTC))
        elif isinstance(fields[0], str):
            from email.utils import parsedate_to_datetime

            self._time = flow_zones.moment(parsedate_to_datetime(fields[0]))
        else:
            self._time = int(fields[0])

    def getTime(self):
        return self._time

    def setTime(self, milliseconds):
        self._time = int(milliseconds)

    def _local(self):
        return flow_zones.at(self._time)

    def getYear(self):
        return self._local().year - 1900

    def getMonth(self):
        return self._local().month - 1

    def getDate(self):
        return self._local().day

    def getDay(self):
        return self._local().isoweekday() % 7

    def getHours(self):
        return self._local().hour

    def getMinutes(self):
        return self._local().minute

    def getSeconds(self):
        return self._local().second

    def _set(self, **fields):
        value = self._local()
        now = dict(year=value.year, month=value.month - 1, day=value.day, hour=value.hour, minute=value.minute, second=value.second,
                   millisecond=value.microsecond // 1000)
        now.update(fields)
        self._time = flow_zones.moment(lenient(**now).replace(tzinfo=flow_zones.UTC))

    def setYear(self, year):
        self._set(year=year + 1900)

    def setMonth(self, month):
        self._set(month=month)

    def setDate(self, day):
        self._set(day=day)

    def setHours(self, hours):
        self._set(hour=hours)

    def setMinutes(self, minutes):
        self._set(minute=minutes)

    def setSeconds(self, seconds):
        self._set(second=seconds)

    def getTimezoneOffset(self):
        return 0

    def toGMTString(self):
        return self._local().strftime("%d %b %Y %H:%M:%S GMT").lstrip("0")

    def before(self, other):
        return self._time < other.getTime()

    def after(self, other):
        return self._time > other.getTime()

    def toInstant(self):
        from flow_java_time import Instant

        return Instant.ofEpochMilli(self._time)

    @staticmethod
    def _from(instant):
        return Date(instant.toEpochMilli())

    def clone(self):
        return Date(self._time)

    def __eq__(self, other):
        return isinstance(other, Date) and self._time == other._time

    def __lt__(self, other):
        return self._time < other._time

    def __gt__(self, other):
        return self._time > other._time

    def __le__(self, other):
        return self._time <= other._time

    def __ge__(self, other):
        return self._time >= other._time

    def __hash__(self):
        return hash(self._time)

    def __str__(self):
        return self._local().strftime("%a %b %d %H:%M:%S UTC %Y")


setattr(Date, "from", staticmethod(lambda instant: Date._from(instant)))
Date.from_ = getattr(Date, "from")


def lenient(year, month, day=1, hour=0, minute=0, second=0, millisecond=0):
    """Returns a date and time. A field beyond its range changes the next larger field. The first month is 0."""
    year, month = year + month // 12, month % 12
    start = datetime.datetime(year, month + 1, 1)
    return start + datetime.timedelta(days=day - 1, hours=hour, minutes=minute, seconds=second, milliseconds=millisecond)
