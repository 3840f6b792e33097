"""TimeUnit of java.util.concurrent."""
from flow_java_enum import Enum


class TimeUnit(Enum):
    _package = "java.util.concurrent"

    def __init__(self, name, nanos):
        Enum.__init__(self, name)
        self._nanos = nanos

    def _convert(self, amount, nanos):
        whole = abs(amount) * self._nanos // nanos
        return whole if amount >= 0 else -whole

    def convert(self, amount, unit=None):
        """Accepts a number with its unit, or a Duration."""
        if unit is None:
            return amount._whole(self._nanos)
        return unit._convert(amount, self._nanos)

    def toChronoUnit(self):
        from flow_java_units import ChronoUnit

        return next(unit for unit in ChronoUnit.values() if unit.nanos == self._nanos)

    def sleep(self, amount):
        import time

        time.sleep(amount * self._nanos / 1e9)


for _name, _method, _nanos in (
    ("NANOSECONDS", "toNanos", 1), ("MICROSECONDS", "toMicros", 1000), ("MILLISECONDS", "toMillis", 10 ** 6), ("SECONDS", "toSeconds", 10 ** 9),
    ("MINUTES", "toMinutes", 60 * 10 ** 9), ("HOURS", "toHours", 3600 * 10 ** 9), ("DAYS", "toDays", 86400 * 10 ** 9),
):
    TimeUnit.constant(_name, _nanos)
    setattr(TimeUnit, _method, lambda self, amount, nanos=_nanos: self._convert(amount, nanos))
