"""A subset of the library pytz, with the time zones of the host."""
import datetime

import flow_zones


class UnknownTimeZoneError(KeyError):
    pass


class AmbiguousTimeError(Exception):
    pass


class NonExistentTimeError(Exception):
    pass


class _Zone(datetime.tzinfo):
    """A time zone with pytz's methods localize() and normalize()."""

    def __init__(self, name, info):
        self.zone, self._info = name, info

    def utcoffset(self, value):
        return None if value is None else self._info.utcoffset(value)

    def dst(self, value):
        return None if value is None else self._info.dst(value) or datetime.timedelta(0)

    def tzname(self, value):
        return self.zone if value is None else self._info.tzname(value)

    def fromutc(self, value):
        return self._info.fromutc(value.replace(tzinfo=self._info)).replace(tzinfo=self)

    def localize(self, value, is_dst=False):
        if value.tzinfo is not None:
            raise ValueError("Not naive datetime (tzinfo is already set)")
        localized = value.replace(tzinfo=self)
        if localized.utcoffset() != localized.replace(fold=1).utcoffset():
            localized = localized.replace(fold=0 if is_dst else 1)
        return localized

    def normalize(self, value, is_dst=False):
        return value.astimezone(self)

    def __str__(self):
        return self.zone

    def __repr__(self):
        return "<DstTzInfo '%s'>" % self.zone

    def __eq__(self, other):
        return isinstance(other, _Zone) and self.zone == other.zone

    def __hash__(self):
        return hash(self.zone)


utc = UTC = _Zone("UTC", flow_zones.UTC)


def timezone(name):
    """Returns the zone with an IANA name. Raises UnknownTimeZoneError."""
    if name.upper() == "UTC":
        return utc
    info = flow_zones.find(name) if not name.startswith(("+", "-")) else None
    if info is None:
        raise UnknownTimeZoneError(name)
    return _Zone(name, info)


def FixedOffset(minutes):
    """Returns a zone with a constant offset from UTC."""
    return _Zone(None, datetime.timezone(datetime.timedelta(minutes=minutes)))


common_timezones = all_timezones = ["Europe/Istanbul", "Europe/London", "Europe/Berlin", "Europe/Paris", "America/New_York", "Asia/Dubai", "UTC"]
exceptions = type("exceptions", (), {"UnknownTimeZoneError": UnknownTimeZoneError, "AmbiguousTimeError": AmbiguousTimeError,
                                     "NonExistentTimeError": NonExistentTimeError})
