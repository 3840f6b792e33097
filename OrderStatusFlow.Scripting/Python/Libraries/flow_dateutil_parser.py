"""The module dateutil.parser, for dates and times as people and programs usually write them."""
import datetime
import re

import flow_zones

MONTHS = {name: place + 1 for place, names in enumerate((
    ("jan", "january"), ("feb", "february"), ("mar", "march"), ("apr", "april"), ("may",), ("jun", "june"), ("jul", "july"), ("aug", "august"),
    ("sep", "sept", "september"), ("oct", "october"), ("nov", "november"), ("dec", "december"))) for name in names}
DAYS = {"mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "tues", "thur", "thurs"}
TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([AaPp]\.?[Mm]\.?)?")
ZONE = re.compile(r"\s*(Z|UTC|GMT)?\s*([+-]\d{1,2}(?::?\d{2})?)?$", re.I)


class ParserError(ValueError):
    """The text is not a date."""


def isoparse(text):
    return parse(text)


def parse(text, dayfirst=False, yearfirst=False, default=None, ignoretz=False, fuzzy=False, tzinfos=None):
    """Returns the datetime of a text with a date, a time or both. Missing parts are those of default, or of the current day. Raises ParserError."""
    if not isinstance(text, str):
        raise TypeError("Parser must be a string, not " + type(text).__name__)
    base = default or datetime.datetime.utcnow().replace(hour=0, minute=0, second=0, microsecond=0)
    rest, time, zone = text.strip(), {}, None
    compact = re.match(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(.*)$", rest)
    found = TIME.search(rest)
    if compact and "-" not in rest[:8]:
        year, month, day, hour, minute, second, after = compact.groups()
        time = dict(hour=int(hour or 0), minute=int(minute or 0), second=int(second or 0))
        zone, rest = _zone(after, text), "%s-%s-%s" % (year, month, day)
    elif found:
        hour, minute, second, fraction, half = found.groups()
        hour = int(hour) % 12 + 12 * (half[0] in "pP") if half else int(hour)
        time = dict(hour=hour, minute=int(minute), second=int(second or 0), microsecond=int((fraction or "0").ljust(6, "0")[:6]))
        after = rest[found.end() :]
        tail = re.match(r"\s*(?:Z|UTC|GMT)?\s*(?:[+-]\d{1,2}(?::?\d{2})?)?(?=\s|$)", after, re.I)
        zone = _zone(tail.group(), text) if tail else None
        rest = rest[: found.start()].rstrip("T ") + " " + (after[tail.end() :] if tail else after)
    fields = _date(rest, text, dayfirst, yearfirst, fuzzy)
    if not fields and not time:
        raise ParserError("Unknown string format: %s" % text)
    try:
        result = base.replace(**dict(fields, **time))
    except ValueError as error:
        raise ParserError("%s: %s" % (error, text)) from None
    return result if zone is None or ignoretz else result.replace(tzinfo=zone)


def _zone(text, whole):
    """Returns the time zone that a text consists of; None if it is empty. The whole text is for the message."""
    found = ZONE.match(text)
    if not found:
        raise ParserError("Unknown string format: %s" % whole)
    name, offset = found.groups()
    return flow_zones.find(offset) if offset else flow_zones.UTC if name else None


def _date(text, whole, dayfirst, yearfirst, fuzzy):
    """Returns the year, month and day that a text has, as a dictionary."""
    words = re.findall(r"\d+|[A-Za-zÇĞİÖŞÜçğıöşü]+", text)
    numbers, month = [], None
    for word in words:
        if word.isdigit():
            numbers.append(word)
        elif word.lower() in MONTHS:
            month = MONTHS[word.lower()]
        elif word.lower() not in DAYS and word.lower() not in ("of", "the", "st", "nd", "rd", "th", "at", "on", "and", "t", "ad") and not fuzzy:
            raise ParserError("Unknown string format: %s" % whole)
    if len(numbers) > 3 and fuzzy:
        numbers = numbers[:3]
    if len(numbers) > 3:
        raise ParserError("Unknown string format: %s" % whole)
    if month is not None:
        years = [number for number in numbers if len(number) > 2 or int(number) > 31]
        days = [number for number in numbers if number not in years]
        fields = {"month": month}
        if days:
            fields["day"] = int(days[0])
        if years or len(days) > 1:
            fields["year"] = _year((years or days[1:])[0])
        return fields
    if len(numbers) == 3:
        first, second, third = numbers
        if len(first) > 2 or int(first) > 31 or yearfirst:
            order = (first, second, third)
            if int(second) > 12:
                order = (first, third, second)
        elif dayfirst and int(second) <= 12 or int(first) > 12:
            order = (third, second, first)
        else:
            order = (third, first, second)
        return {"year": _year(order[0]), "month": int(order[1]), "day": int(order[2])}
    if len(numbers) == 2:
        years = [number for number in numbers if len(number) > 2]
        if years:
            months = [number for number in numbers if number not in years] or numbers[1:]
            return {"year": int(years[0]), "month": int(months[0])}
        return {"month": int(numbers[dayfirst]), "day": int(numbers[not dayfirst])}
    if len(numbers) == 1:
        return {"year": int(numbers[0])} if len(numbers[0]) > 2 else {"day": int(numbers[0])}
    return {}


def _year(text):
    """Returns the year of a number. One with two digits is within 50 years of the current year."""
    number = int(text)
    if len(text) > 2:
        return number
    now = datetime.datetime.utcnow().year
    number += now // 100 * 100
    return number - 100 if number >= now + 50 else number + 100 if number < now - 50 else number
