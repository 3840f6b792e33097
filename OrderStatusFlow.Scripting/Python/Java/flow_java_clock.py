"""Clock of java.time."""
from flow_java_time import Instant
from flow_java_zoneid import ZoneId


class Clock:
    systemUTC = systemDefaultZone = system = staticmethod(lambda *zone: Clock(*zone))
    fixed = staticmethod(lambda instant, zone: Clock(zone, instant))

    def __init__(self, zone=None, instant=None):
        self.zone, self._instant = zone, instant

    def getZone(self):
        return self.zone or ZoneId.systemDefault()

    def millis(self):
        return self.instant().toEpochMilli()

    def instant(self):
        return self._instant or Instant.now()
