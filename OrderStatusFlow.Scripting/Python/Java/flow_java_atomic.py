"""The classes of java.util.concurrent.atomic."""
from flow_java_base import Bean, java_text


class AtomicInteger(Bean):
    def __init__(self, value=0):
        self._value = value

    def get(self):
        return self._value

    intValue = longValue = get

    def set(self, value):
        self._value = value

    def incrementAndGet(self):
        return self.addAndGet(1)

    def decrementAndGet(self):
        return self.addAndGet(-1)

    def addAndGet(self, change):
        self._value += change
        return self._value

    def getAndIncrement(self):
        return self.addAndGet(1) - 1

    def getAndAdd(self, change):
        return self.addAndGet(change) - change

    def getAndSet(self, value):
        before, self._value = self._value, value
        return before

    def __str__(self):
        return java_text(self._value)


AtomicLong = AtomicReference = AtomicBoolean = AtomicInteger
