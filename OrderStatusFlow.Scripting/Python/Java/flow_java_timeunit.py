"""TimeUnit of java.util.concurrent."""


class _Unit:
    def __init__(self, name, seconds):
        self._name, self._seconds = name, seconds

    def _convert(self, amount, seconds):
        return int(amount * self._seconds / seconds) if amount >= 0 else -int(-amount * self._seconds / seconds)

    def convert(self, amount, unit):
        return unit._convert(amount, self._seconds)

    def sleep(self, amount):
        import time

        time.sleep(amount * self._seconds)

    def __str__(self):
        return self._name


class TimeUnit:
    pass


for _name, _method, _seconds in (
    ("NANOSECONDS", "toNanos", 1e-9), ("MICROSECONDS", "toMicros", 1e-6), ("MILLISECONDS", "toMillis", 1e-3), ("SECONDS", "toSeconds", 1),
    ("MINUTES", "toMinutes", 60), ("HOURS", "toHours", 3600), ("DAYS", "toDays", 86400),
):
    setattr(TimeUnit, _name, _Unit(_name, _seconds))
    setattr(_Unit, _method, lambda self, amount, seconds=_seconds: self._convert(amount, seconds))
