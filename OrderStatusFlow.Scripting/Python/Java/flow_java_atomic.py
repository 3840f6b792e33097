"""The classes of java.util.concurrent.atomic."""
from flow_java_base import Bean, java_text


class AtomicReference(Bean):
    def __init__(self, value=None):
        self._value = value

    def get(self):
        return self._value

    def set(self, value):
        self._value = value

    lazySet = set

    def getAndSet(self, value):
        before, self._value = self._value, value
        return before

    def compareAndSet(self, expected, value):
        same = self._value == expected
        if same:
            self._value = value
        return same

    def updateAndGet(self, function):
        self._value = getattr(function, "apply", function)(self._value)
        return self._value

    def getAndUpdate(self, function):
        before = self._value
        self.updateAndGet(function)
        return before

    def __str__(self):
        return java_text(self._value)


class AtomicBoolean(AtomicReference):
    def __init__(self, value=False):
        self._value = value


class AtomicInteger(AtomicReference):
    def __init__(self, value=0):
        self._value = value

    def intValue(self):
        return self._value

    longValue = intValue

    def incrementAndGet(self):
        return self.addAndGet(1)

    def decrementAndGet(self):
        return self.addAndGet(-1)

    def addAndGet(self, change):
        self._value += change
        return self._value

    def getAndIncrement(self):
        return self.addAndGet(1) - 1

    def getAndDecrement(self):
        return self.addAndGet(-1) + 1

    def getAndAdd(self, change):
        return self.addAndGet(change) - change


AtomicLong = AtomicInteger
