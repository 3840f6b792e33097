"""Reads the dates and times of ISO 8601."""
import datetime
import re

import flow_java_isodate
import flow_zones
from flow_java_errors import DateTimeParseException
from flow_java_zoneid import ZoneId, ZoneOffset

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?(Z|[+-]\d\d:\d\d(?::\d\d)?)?(?:\[([^\]]+)\])?$", re.I)
_TIME = re.compile(r"(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?$")


def value(text, kind):
    """Returns the datetime of Python for a text, with a zone if the text has one."""
    if kind in ("week", "ordinal"):
        return flow_java_isodate.read(text, kind)
    found = (_TIME if kind == "time" else _ISO).match(text)
    if found is None or kind == "date" and found.group(4) or kind in ("local", "offset", "instant") and not found.group(4):
        raise DateTimeParseException("Text '%s' could not be parsed at index 0" % text)
    groups = (("1970", "1", "1") + found.groups() + (None, None)) if kind == "time" else found.groups()
    offset = groups[7]
    if kind == "local" and offset or kind in ("offset", "instant") and not offset:
        raise DateTimeParseException("Text '%s' could not be parsed at index %d" % (text, found.end() if not offset else text.rindex(offset)))
    fraction = int((groups[6] or "0").ljust(9, "0")) // 1000
    try:
        numbers = [int(part or 0) for part in groups[:6]]
        return datetime.datetime(*numbers, microsecond=fraction, tzinfo=flow_zones.find(offset.upper()) if offset else None)
    except ValueError as error:
        raise DateTimeParseException("Text '%s' could not be parsed: %s" % (text, error)) from None


def zoned(text, formatter):
    """Returns (datetime, zone) for a text with an offset or zone."""
    if formatter is None or formatter._iso:
        found = value(text, "offset")
        named = _ISO.match(text).group(9)
        if named:
            zone = ZoneId.of(named)
            return found.astimezone(zone.info), zone
        return found, ZoneOffset.from_info(found.tzinfo)
    found = formatter._read(text)
    if found.tzinfo is None:
        raise DateTimeParseException("Text '%s' could not be parsed: it has no zone or offset" % text)
    name = getattr(found.tzinfo, "key", None)
    return found, ZoneId.of(name) if name else ZoneOffset.from_info(found.tzinfo)
