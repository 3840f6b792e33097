"""Time zones by name, with the data of the host, for zoneinfo, pytz, dateutil and Java's classes."""
import datetime
import io
import re
import zoneinfo

from flow_host_calls import call_host

UTC = datetime.timezone.utc
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=UTC)
_OFFSET = re.compile(r"(?:GMT|UTC|UT)?([+-])(\d{1,2}):?(\d{2})?(?::?(\d{2}))?$")


def _load(key):
    _, data = call_host({"zone": key})
    if not data:
        raise zoneinfo.ZoneInfoNotFoundError("No time zone found with key " + key)
    return io.BytesIO(data)


def install():
    """Lets zoneinfo read the zones of the host if Python has none of its own."""
    if zoneinfo._tzpath.find_tzfile("Europe/Istanbul") is None:
        zoneinfo._common.load_tzdata = _load


def find(name):
    """Returns a tzinfo for an IANA name, UTC, or an offset such as +03:00 or GMT+3; None if the name is unknown."""
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
    """Returns the date and time in a zone, from milliseconds since 1970."""
    return (EPOCH + datetime.timedelta(milliseconds=milliseconds)).astimezone(zone)


def moment(value):
    """Returns the milliseconds since 1970, from a date and time with a zone."""
    return (value - EPOCH) // datetime.timedelta(milliseconds=1)


def offset_text(value, separator, zero, hours_only=False):
    """Returns the offset of a date and time, such as +0300, +03:00 or +03. At offset 0, returns the text zero unless it is None."""
    seconds = int(value.utcoffset().total_seconds())
    if seconds == 0 and zero is not None:
        return zero
    minutes = abs(seconds) // 60
    text = "%s%02d" % ("-" if seconds < 0 else "+", minutes // 60)
    return text if hours_only else text + separator + "%02d" % (minutes % 60)


install()
