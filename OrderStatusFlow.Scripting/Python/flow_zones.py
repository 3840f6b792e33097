"""Time zones by name. The host has the data."""
import datetime
import io
import re
import zoneinfo

import flow_door

UTC = datetime.timezone.utc
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=UTC)
_OFFSET = re.compile(r"(?:GMT|UTC|UT)?([+-])(\d{1,2}):?(\d{2})?(?::?(\d{2}))?$")


def _load(key):
    data = flow_door.zone(key)
    if data is None:
        raise zoneinfo.ZoneInfoNotFoundError("No time zone found with key " + key)
    return io.BytesIO(data)


def install():
    """Lets zoneinfo read the zones of the host."""
    if zoneinfo._tzpath.find_tzfile("Europe/Istanbul") is None:
        zoneinfo._common.load_tzdata = _load


def find(name):
    """Returns a tzinfo for an IANA name, UTC, or an offset such as +03:00 or GMT+3; None if there is none."""
    if name in ("UTC", "GMT", "Z", "UT", "Etc/UTC", "Etc/GMT", "Zulu", "UCT", "GMT0"):
        return UTC
    offset = _OFFSET.match(name)
    if offset:
        hours, minutes, seconds = [int(part or 0) for part in offset.groups()[1:]]
        if hours > 23 or minutes > 59:
            return None
        shift = datetime.timedelta(hours=hours, minutes=minutes, seconds=seconds)
        return datetime.timezone(-shift if offset.group(1) == "-" else shift)
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return None


def at(milliseconds, zone=UTC):
    """Returns the date and time of a moment in a zone."""
    return (EPOCH + datetime.timedelta(milliseconds=milliseconds)).astimezone(zone)


def moment(value):
    """Returns the milliseconds since 1970 of a date and time with a zone."""
    return (value - EPOCH) // datetime.timedelta(milliseconds=1)


def offset_text(value, separator, zero, hours_only=False):
    """Returns the offset of a date and time: +0300, +03:00 or +03; zero for UTC if it is not None."""
    seconds = int(value.utcoffset().total_seconds())
    if seconds == 0 and zero is not None:
        return zero
    minutes = abs(seconds) // 60
    text = "%s%02d" % ("-" if seconds < 0 else "+", minutes // 60)
    return text if hours_only else text + separator + "%02d" % (minutes % 60)


install()
