"""TimeUnit of java.util.concurrent."""


class _Unit:
    def __init__(self, name, nanos):
        self._name, self._nanos = name, nanos

    def _convert(self, amount, nanos):
        whole = abs(amount) * self._nanos // nanos
        return whole if amount >= 0 else -whole

    def convert(self, amount, unit):
        return unit._convert(amount, self._nanos)

    def sleep(self, amount):
        import time

        time.sleep(amount * self._nanos / 1e9)

    def __str__(self):
        return self._name


class TimeUnit:
    pass


for _name, _method, _nanos in (
    ("NANOSECONDS", "toNanos", 1), ("MICROSECONDS", "toMicros", 1000), ("MILLISECONDS", "toMillis", 10 ** 6), ("SECONDS", "toSeconds", 10 ** 9),
    ("MINUTES", "toMinutes", 60 * 10 ** 9), ("HOURS", "toHours", 3600 * 10 ** 9), ("DAYS", "toDays", 86400 * 10 ** 9),
):
    setattr(TimeUnit, _name, _Unit(_name, _nanos))
    setattr(_Unit, _method, lambda self, amount, nanos=_nanos: self._convert(amount, nanos))
