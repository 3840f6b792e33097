"""Zones and offsets of java.time."""
import datetime
import re

import flow_zones
from flow_java_base import Bean
from flow_java_errors import DateTimeException


class _Rules(Bean):
    """java.time.zone.ZoneRules of a zone."""

    def __init__(self, info):
        self._info = info

    def getOffset(self, moment):
        value = moment.python()
        value = value.replace(tzinfo=self._info) if value.tzinfo is None else value.astimezone(self._info)
        return ZoneOffset.from_info(datetime.timezone(value.utcoffset()))

    getStandardOffset = getOffset

    def isDaylightSavings(self, instant):
        return bool(instant.python().astimezone(self._info).dst())


class ZoneId(Bean):
    def __init__(self, name, info):
        self._name, self.info = name, info

    @staticmethod
    def of(name):
        info = flow_zones.find(name)
        if info is None:
            raise DateTimeException("Unknown time-zone ID: " + name)
        if name.startswith(("+", "-")) or name == "Z":
            return ZoneOffset.of(name)
        return ZoneId(re.sub(r"^(GMT|UTC|UT)([+-])(\d)$", r"\1\g<2>0\3:00", name), info)

    def getRules(self):
        return _Rules(self.info)

    def normalized(self):
        return self

    @staticmethod
    def systemDefault():
        return ZoneId("UTC", flow_zones.UTC)

    def getId(self):
        return self._name

    def __str__(self):
        return self._name

    def __eq__(self, other):
        return isinstance(other, ZoneId) and self._name == other._name

    def __hash__(self):
        return hash(self._name)


class ZoneOffset(ZoneId):
    @staticmethod
    def of(name):
        info = flow_zones.find(name) if name.startswith(("+", "-")) or name == "Z" else None
        if info is None:
            raise DateTimeException("Invalid ID for ZoneOffset: " + name)
        return ZoneOffset.from_info(info)

    @staticmethod
    def from_info(info):
        return ZoneOffset(flow_zones.offset_text(datetime.datetime(2000, 1, 1, tzinfo=info), ":", "Z"), info)

    @staticmethod
    def ofHours(hours):
        return ZoneOffset.ofTotalSeconds(hours * 3600)

    @staticmethod
    def ofHoursMinutes(hours, minutes):
        return ZoneOffset.ofTotalSeconds(hours * 3600 + minutes * 60)

    @staticmethod
    def ofTotalSeconds(seconds):
        return ZoneOffset.from_info(datetime.timezone(datetime.timedelta(seconds=seconds)))

    def compareTo(self, other):
        return other.getTotalSeconds() - self.getTotalSeconds()

    def getTotalSeconds(self):
        return int(self.info.utcoffset(None).total_seconds())


ZoneOffset.UTC = ZoneOffset("Z", flow_zones.UTC)
