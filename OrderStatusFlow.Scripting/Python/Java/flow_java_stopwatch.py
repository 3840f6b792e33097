"""StopWatch of Apache Commons Lang."""
import time

from flow_java_base import Bean
from flow_java_errors import IllegalStateException


class StopWatch(Bean):
    def __init__(self, *_):
        self.reset()

    @staticmethod
    def create():
        return StopWatch()

    @staticmethod
    def createStarted():
        watch = StopWatch()
        watch.start()
        return watch

    def reset(self):
        self._start, self._end, self._split = None, None, None

    def start(self):
        if self._start is not None:
            raise IllegalStateException("Stopwatch already started.")
        self._start = time.monotonic_ns()

    def stop(self):
        if self._start is None:
            raise IllegalStateException("Stopwatch is not running.")
        self._end = self._end or time.monotonic_ns()

    suspend = stop

    def resume(self):
        self._start, self._end = time.monotonic_ns() - self.getNanoTime(), None

    def split(self):
        self._split = self.getNanoTime()

    def getSplitTime(self):
        return (self._split or 0) // 1000000

    def getNanoTime(self):
        return 0 if self._start is None else (self._end or time.monotonic_ns()) - self._start

    def getTime(self, *unit):
        nanos = self.getNanoTime()
        return unit[0].convert(nanos // 1000000, type(unit[0]).MILLISECONDS) if unit else nanos // 1000000

    def isStarted(self):
        return self._start is not None and self._end is None

    def isStopped(self):
        return not self.isStarted()

    def __str__(self):
        milliseconds = self.getNanoTime() // 1000000
        return "%02d:%02d:%02d.%03d" % (milliseconds // 3600000, milliseconds // 60000 % 60, milliseconds // 1000 % 60, milliseconds % 1000)
