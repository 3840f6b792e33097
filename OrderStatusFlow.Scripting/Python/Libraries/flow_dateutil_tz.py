"""The module dateutil.tz. The local time zone of a script is UTC."""
import datetime

import flow_zones

UTC = flow_zones.UTC


def gettz(name=None):
    """Returns the zone with a name; None if the name is unknown. Without a name, returns UTC."""
    return UTC if not name else flow_zones.find(name)


def tzutc():
    return UTC


tzlocal = tzutc


def tzoffset(name, offset):
    """Returns a zone with a constant offset, which is a timedelta or a number of seconds."""
    shift = offset if isinstance(offset, datetime.timedelta) else datetime.timedelta(seconds=offset)
    return datetime.timezone(shift, name) if name else datetime.timezone(shift)
