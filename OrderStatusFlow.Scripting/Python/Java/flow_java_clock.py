"""Clock of java.time."""
import time

from flow_java_time import Instant


class Clock:
    systemUTC = systemDefaultZone = staticmethod(lambda: Clock())

    def millis(self):
        return int(time.time() * 1000)

    def instant(self):
        return Instant.now()
