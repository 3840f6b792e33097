"""TimeUnit of java.util.concurrent."""
from flow_java_errors import IllegalArgumentException


class _Unit:
    def __init__(self, name, nanos):
        self._name, self._nanos = name, nanos

    def _convert(self, amount, nanos):
        whole = abs(amount) * self._nanos // nanos
        return whole if amount >= 0 else -whole

    def convert(self, amount, unit=None):
        """Accepts a number with its unit, or a Duration."""
        if unit is None:
            return amount._whole(self._nanos)
        return unit._convert(amount, self._nanos)

    def name(self):
        return self._name

    toString = name

    def ordinal(self):
        return TimeUnit.values().index(self)

    def toChronoUnit(self):
        from flow_java_units import ChronoUnit

        return next(unit for unit in ChronoUnit.values() if unit.nanos == self._nanos)

    def sleep(self, amount):
        import time

        time.sleep(amount * self._nanos / 1e9)

    def __str__(self):
        return self._name


class TimeUnit:
    @staticmethod
    def values():
        return [unit for unit in vars(TimeUnit).values() if isinstance(unit, _Unit)]

    @staticmethod
    def valueOf(name):
        found = next((unit for unit in TimeUnit.values() if unit.name() == name), None)
        if found is None:
            raise IllegalArgumentException("No enum constant java.util.concurrent.TimeUnit." + name)
        return found


for _name, _method, _nanos in (
    ("NANOSECONDS", "toNanos", 1), ("MICROSECONDS", "toMicros", 1000), ("MILLISECONDS", "toMillis", 10 ** 6), ("SECONDS", "toSeconds", 10 ** 9),
    ("MINUTES", "toMinutes", 60 * 10 ** 9), ("HOURS", "toHours", 3600 * 10 ** 9), ("DAYS", "toDays", 86400 * 10 ** 9),
):
    setattr(TimeUnit, _name, _Unit(_name, _nanos))
    setattr(_Unit, _method, lambda self, amount, nanos=_nanos: self._convert(amount, nanos))
