"""DateTimeFormatter of java.time.format."""
import copy
import datetime

import flow_java_dateparse
import flow_java_isodate
import flow_java_isotime
import flow_java_patterns
import flow_zones
from flow_java_base import Bean
from flow_java_dayofweek import Month
from flow_java_errors import DateTimeException, DateTimeParseException, IllegalArgumentException
from flow_java_locale import Locale
from flow_java_textstyle import ResolverStyle
from flow_java_time import LocalDateTime


class DateTimeFormatter(Bean):
    _defaults, _strict = {}, False  # fields that a text may lack; whether 30 February is an error
    _offset_colon = None  # the separator of an offset, which is written after a value that has one

    def __init__(self, pattern, locale=None, iso=None, zone=None):
        self._pattern, self._locale, self._iso, self._zone = pattern, locale or Locale.US, iso, zone
        try:
            self._parts = flow_java_patterns.split(pattern or "", modern=True)
        except flow_java_patterns.PatternError as error:
            raise IllegalArgumentException(str(error)) from None

    @staticmethod
    def ofPattern(pattern, locale=None):
        return DateTimeFormatter(pattern, locale)

    def withLocale(self, locale):
        return self._with(_locale=locale)

    def withZone(self, zone):
        return self._with(_zone=zone)

    def withResolverStyle(self, style):
        return self._with(_strict=style == ResolverStyle.STRICT)

    def _with(self, **fields):
        made = copy.copy(self)
        made.__dict__.update(fields)
        return made

    def format(self, value):
        if self._zone is not None and hasattr(value, "toInstant"):
            value = value.toInstant()
        if self._zone is not None and hasattr(value, "atZone"):
            value = value.atZone(self._zone)
        offset = "" if self._offset_colon is None or getattr(value.python(), "tzinfo", None) is None else flow_zones.offset_text(
            value.python(), self._offset_colon, "Z")
        if self._iso:
            return self._iso_text(value) + offset
        zone = value._zone.getId() if value._zone is not None else "UTC"
        try:
            return flow_java_patterns.show(self._parts, value.python(), self._locale, zone, modern=True) + offset
        except (AttributeError, TypeError):
            raise DateTimeException("The value %s has not all fields of the pattern %s. For zones and offsets use ZonedDateTime"
                                    % (value, self._pattern)) from None

    def _iso_text(self, value):
        if self._iso in ("week", "ordinal"):
            return flow_java_isodate.show(value, self._iso)
        text = value.python().isoformat() if self._iso in ("date", "time") else ""
        if self._iso == "date":
            return text[:10]
        value = value.python()
        time = value.strftime("%H:%M:%S") + (".%06d" % value.microsecond).rstrip("0").rstrip(".")
        if self._iso == "time":
            return time
        text = value.strftime("%Y-%m-%d").rjust(10, "0") + "T" + time
        if value.tzinfo is None:
            if self._iso != "local":
                raise DateTimeException("The value has no offset: use ISO_LOCAL_DATE_TIME or a ZonedDateTime")
            return text
        if self._iso == "local":
            return text
        if self._iso == "instant":
            return value.astimezone(flow_zones.UTC).strftime("%Y-%m-%dT%H:%M:%S") + time[8:] + "Z"
        return text + flow_zones.offset_text(value, ":", "Z")

    def parse(self, text, *_):
        return LocalDateTime(self._read(text))

    def _read(self, text):
        """Returns the datetime of Python for a text, with a zone if the text has one."""
        text = str(text)
        if self._iso:
            return flow_java_isotime.value(text, self._iso)
        fields, end = flow_java_dateparse.parse(self._parts, text, self._locale, True)
        if fields is None or end < len(text):
            reason = "" if fields is None else ", unparsed text found"
            raise DateTimeParseException("Text '%s' could not be parsed%s at index %d" % (text, reason, end), text, end)
        try:
            return _resolve(dict(self._defaults, **fields), self._zone, self._strict)
        except ValueError as error:
            raise DateTimeParseException("Text '%s' could not be parsed: %s" % (text, error), text) from None


def _resolve(fields, zone, strict):
    hour = fields.get("H", fields.get("k", 0) % 24)
    for letter in "hK":
        if letter in fields:
            hour = fields[letter] % 12 + 12 * (fields.get("a") == "PM")
    year, month, day = fields.get("u", fields.get("y", 1970)), fields.get("M", fields.get("L", 1)), fields.get("d", 1)
    if not 1 <= day <= 31 or not 1 <= month <= 12:
        raise ValueError("a day or month is out of its range")
    if "D" in fields:
        first = datetime.date(year, 1, 1) + datetime.timedelta(days=fields["D"] - 1)
        month, day = first.month, first.day
    else:
        last = (datetime.date(year + (month == 12), month % 12 + 1, 1) - datetime.timedelta(days=1)).day
        if strict and day > last:
            raise ValueError("Invalid date '%s %d'" % (Month.of(month), day))
        day = min(day, last)
    zones = [fields[letter][0] for letter in "XxZzVO" if letter in fields]
    info = zones[0] if zones else zone.info if zone is not None else None
    return datetime.datetime(year, month, day, hour, fields.get("m", 0), fields.get("s", 0), fields.get("S", 0), tzinfo=info)


for _name, _iso in (("ISO_LOCAL_DATE", "date"), ("ISO_DATE", "date"), ("ISO_LOCAL_TIME", "time"), ("ISO_LOCAL_DATE_TIME", "local"),
                    ("ISO_OFFSET_DATE_TIME", "offset"), ("ISO_ZONED_DATE_TIME", "offset"), ("ISO_DATE_TIME", "offset"), ("ISO_INSTANT", "instant"),
                    ("ISO_TIME", "time"), ("ISO_WEEK_DATE", "week"), ("ISO_ORDINAL_DATE", "ordinal")):
    setattr(DateTimeFormatter, _name, DateTimeFormatter("", iso=_iso))
DateTimeFormatter.BASIC_ISO_DATE = DateTimeFormatter("yyyyMMdd")
DateTimeFormatter.BASIC_ISO_DATE._offset_colon = ""
for _name in ("ISO_DATE", "ISO_TIME", "ISO_WEEK_DATE", "ISO_ORDINAL_DATE"):
    getattr(DateTimeFormatter, _name)._offset_colon = ":"
DateTimeFormatter.RFC_1123_DATE_TIME = DateTimeFormatter("EEE, d MMM yyyy HH:mm:ss O")
