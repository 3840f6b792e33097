"""TimeZone of java.util."""
import datetime
import time

import flow_zones
from flow_java_base import Bean

_SHORT = {"EST": "-05:00", "MST": "-07:00", "HST": "-10:00", "PST": "America/Los_Angeles", "CST": "America/Chicago", "IST": "Asia/Kolkata", "JST": "Asia/Tokyo",
          "ECT": "Europe/Paris", "CTT": "Asia/Shanghai", "EET": "Europe/Helsinki"}


class TimeZone(Bean):
    SHORT, LONG = 0, 1

    def __init__(self, name, info):
        self._name, self.info = name, info

    @staticmethod
    def getTimeZone(name):
        """Returns the zone with a name; GMT if the name is unknown, as in Java."""
        name = getattr(name, "_name", name)
        info = flow_zones.find(_SHORT.get(name, name)) if not name.startswith(("+", "-")) else None
        if info is None:
            return TimeZone("GMT", flow_zones.UTC)
        if isinstance(info, datetime.timezone) and name.startswith("GMT") and len(name) > 3:
            name = "GMT" + flow_zones.offset_text(datetime.datetime(2000, 1, 1, tzinfo=info), ":", None)
        return TimeZone(name, info)

    @staticmethod
    def getDefault():
        return TimeZone("UTC", flow_zones.UTC)

    @staticmethod
    def setDefault(zone):
        raise NotImplementedError("The default time zone is UTC and cannot be changed: set the time zone of the format or calendar instead")

    def getID(self):
        return self._name

    getId = getID

    def setID(self, name):
        self._name = name

    def getDisplayName(self, *_):
        return self._name

    def getOffset(self, milliseconds):
        return int(flow_zones.at(milliseconds, self.info).utcoffset().total_seconds() * 1000)

    def _winter(self):
        now = flow_zones.at(time.time() * 1000, self.info)
        return min([now.replace(month=month, day=1).utcoffset() for month in (1, 7)])

    def getRawOffset(self):
        return int(self._winter().total_seconds() * 1000)

    def inDaylightTime(self, date):
        return bool(flow_zones.at(date.getTime(), self.info).dst())

    def useDaylightTime(self):
        now = flow_zones.at(time.time() * 1000, self.info)
        return now.replace(month=1, day=1).utcoffset() != now.replace(month=7, day=1).utcoffset()

    def toZoneId(self):
        from flow_java_zoneid import ZoneId

        return ZoneId.of(self._name)

    def __eq__(self, other):
        return isinstance(other, TimeZone) and self._name == other._name

    def __hash__(self):
        return hash(self._name)

    def __str__(self):
        return self._name


SimpleTimeZone = TimeZone
