"""The date patterns of java.text.SimpleDateFormat and, where modern is true, of java.time.format.DateTimeFormatter."""
import datetime

import flow_zones

OLD, NEW = "GyYMLwWDdFEuaHkKhmsSzZX", "GuyDMLdQqYwWEecFaHkKhmsSAnNVvzOXxZ"
SHORT_ZONES = {"Europe/Istanbul": "TRT", "Turkey": "TRT", "Asia/Istanbul": "TRT", "UTC": "UTC", "GMT": "GMT"}


class PatternError(ValueError):
    pass


def split(pattern, modern=False):
    """Returns the parts of a pattern: (letter, count), ("'", text), and ("[", 0) and ("]", 0) around an optional section."""
    parts, place = [], 0
    while place < len(pattern):
        letter = pattern[place]
        if letter == "'":
            text, place = "", place + 1
            if pattern[place : place + 1] == "'":
                text, place = "'", place + 1
            else:
                while True:
                    end = pattern.find("'", place)
                    if end < 0:
                        raise PatternError("Unterminated quote in the date pattern " + pattern)
                    text += pattern[place:end]
                    place = end + 1
                    if pattern[place : place + 1] != "'":
                        break
                    text, place = text + "'", place + 1
            parts.append(("'", text))
        elif "A" <= letter <= "Z" or "a" <= letter <= "z":
            end = place
            while end < len(pattern) and pattern[end] == letter:
                end += 1
            if letter not in (NEW if modern else OLD):
                raise PatternError("Illegal pattern character '%s' in the date pattern %s" % (letter, pattern))
            parts.append((letter, end - place))
            place = end
        elif modern and letter in "[]":
            parts.append((letter, 0))
            place += 1
        else:
            parts.append(("'", letter))
            place += 1
    return parts


def zone_name(value, zone_id, full):
    """Returns the name of the zone of a date and time, such as TRT, CEST, UTC or GMT+03:00."""
    name = SHORT_ZONES.get(zone_id) or value.tzname()
    if name.startswith(("+", "-", "UTC+", "UTC-")):
        name = "GMT" + flow_zones.offset_text(value, ":", None)
    return {"TRT": "Turkey Time", "UTC": "Coordinated Universal Time", "GMT": "Greenwich Mean Time"}.get(name, zone_id) if full else name


def week_of(value, first, min_days, start):
    """Returns the week that contains value, counted from the year or month that begins at start. The first week has at least min_days in it."""
    def begin(date):
        shift = (date.isoweekday() % 7 + 1 - first) % 7
        return (date - datetime.timedelta(days=shift)).toordinal() + (7 if 7 - shift < min_days else 0)
    return (value.toordinal() - begin(start)) // 7 + 1


def week_and_year(value, first, min_days):
    """Returns (week, year that the week belongs to)."""
    day = value.date() if isinstance(value, datetime.datetime) else value
    for year in (day.year + 1, day.year, day.year - 1):
        week = week_of(day, first, min_days, datetime.date(year, 1, 1)) if year <= 9999 else 0
        if week >= 1:
            return week, year
    return 1, day.year


def show(parts, value, locale, zone_id="UTC", modern=False, nanos=None):
    """Returns the text of a datetime, or of a date or time if the pattern needs nothing else."""
    return "".join([text if letter == "'" else "" if letter in "[]" else _field(letter, text, value, locale, zone_id, modern, nanos) for letter, text in parts])


def _field(letter, count, value, locale, zone_id, modern, nanos):
    if letter in "yu" and (modern or letter == "y") or letter == "Y":
        year = week_and_year(value, *locale.week())[1] if letter == "Y" else value.year
        return "%02d" % (year % 100) if count == 2 else ("%0" + str(count) + "d") % year
    if letter in "ML":
        if count >= 3:
            return locale.names()["months" if count > 3 else "short_months"].split()[value.month - 1]
        return _digits(value.month, count)
    if letter == "E" or modern and letter in "ec" and count >= 3:
        names = locale.names()
        return names["days" if count > 3 else "short_days"].split()[value.isoweekday() % 7]
    if letter == "a":
        return "AM" if value.hour < 12 else "PM"
    if letter == "G":
        return locale.names()["eras"].split()[1]
    if letter == "S":
        if not modern:
            return _digits(value.microsecond // 1000, count)
        return ("%06d" % value.microsecond + "000")[:count].ljust(count, "0")
    if letter in "zvV":
        return zone_id if letter == "V" else zone_name(value, zone_id, count > 3)
    if letter == "Z":
        return flow_zones.offset_text(value, ":" if modern and count == 5 else "", "Z" if modern and count == 5 else None)
    if letter in "Xx":
        seconds = int(value.utcoffset().total_seconds())
        plain = count == 1 and (not modern or seconds % 3600 == 0)
        return flow_zones.offset_text(value, ":" if count in (3, 5) else "", "Z" if letter == "X" else None, plain)
    if letter == "O":
        offset = flow_zones.offset_text(value, ":", "")
        return "GMT" + (offset if count > 1 or not offset else offset[0] + offset[1:].lstrip("0").replace(":00", ""))
    if letter in "Qq":
        quarter = (value.month + 2) // 3
        return _digits(quarter, count) if count < 3 else "Q%d" % quarter
    return _digits(_number(letter, value, locale, modern), count)


def _number(letter, value, locale, modern):
    if letter in "Hhkmsn" or letter == "K":
        return {"H": value.hour, "k": value.hour or 24, "h": value.hour % 12 or 12, "K": value.hour % 12, "m": value.minute, "s": value.second,
                "n": value.microsecond * 1000}[letter]
    if letter == "d":
        return value.day
    if letter == "D":
        return value.timetuple().tm_yday
    if letter == "u":
        return value.isoweekday()
    if letter in "ec":
        return (value.isoweekday() + 1 - locale.week()[0]) % 7 + 1
    if letter == "F":
        return (value.day - 1) // 7 + 1
    if letter == "w":
        return week_and_year(value, *locale.week())[0]
    if letter == "W":
        day = datetime.date(value.year, value.month, value.day)
        return week_of(day, *locale.week(), start=day.replace(day=1))
    raise PatternError("The letter %s of a date pattern is not available to scripts" % letter)


def _digits(number, count):
    return ("%0" + str(count) + "d") % number
