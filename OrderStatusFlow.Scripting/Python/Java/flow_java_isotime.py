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
    if found is not None and kind == "date" and found.group(4):
        raise _refused(text, 10, True)
    if found is None or kind in ("local", "offset", "instant") and not found.group(4):
        raise _refused(text, _length(text, kind))
    groups = (("1970", "1", "1") + found.groups() + (None, None)) if kind == "time" else found.groups()
    offset = groups[7]
    if kind == "local" and offset or kind in ("offset", "instant") and not offset:
        raise _refused(text, found.end() if not offset else text.rindex(offset), bool(offset))
    fraction = int((groups[6] or "0").ljust(9, "0")) // 1000
    try:
        numbers = [int(part or 0) for part in groups[:6]]
        return datetime.datetime(*numbers, microsecond=fraction, tzinfo=flow_zones.find(offset.upper()) if offset else None)
    except ValueError:
        raise DateTimeParseException("Text '%s' could not be parsed: %s" % (text, flow_java_isodate.reason(*numbers)), text) from None


def _refused(text, index, complete=False):
    return DateTimeParseException("Text '%s' could not be parsed%s at index %d" % (text, ", unparsed text found" if complete else "", index), text, index)


def _length(text, kind):
    """Returns where a text differs from a date or time of ISO 8601: at the start of the field that is wrong."""
    start = 0
    for field in re.findall(r"0+|\D", "00:00:00" if kind == "time" else "0000-00-00" if kind == "date" else "0000-00-00T00:00:00"):
        part = text[start : start + len(field)]
        if not (part.isdigit() and len(part) == len(field) if field[0] == "0" else part.upper() == field):
            break
        start += len(field)
    return start


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
