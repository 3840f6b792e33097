"""Parses text by the date patterns of flow_java_patterns."""
import re

import flow_zones

NUMBERS = "yuYMLwWDdFHkKhmsSnQqec"


def parse(parts, text, locale, modern, place=0):
    """Returns (fields, end), where fields maps pattern letters to numbers or names. If the text does not match, returns (None, position of the error)."""
    fields = {}
    skipping = 0
    index = 0
    while index < len(parts):
        letter, size = parts[index]
        if letter == "[":
            end = _section(parts, index)
            inner, after = parse(parts[index + 1 : end], text, locale, modern, place)
            if inner is not None:
                fields.update(inner)
                place = after
            index = end + 1
            continue
        if letter == "]":
            index += 1
            continue
        if letter == "'":
            if not _same(text[place : place + len(size)], size, modern):
                return None, place
            place += len(size)
        else:
            numeric_next = index + 1 < len(parts) and parts[index + 1][0] in NUMBERS and not (parts[index + 1][0] in "MLE" and parts[index + 1][1] >= 3)
            value, end = _value(letter, size, text, place, locale, modern, numeric_next)
            if value is None:
                return None, place
            fields[letter] = value
            place = end
        index += 1
    return fields, place


def _section(parts, start):
    depth = 0
    for index in range(start, len(parts)):
        depth += (parts[index][0] == "[") - (parts[index][0] == "]")
        if depth == 0:
            return index
    return len(parts)


def _same(found, wanted, modern):
    return found == wanted


def _value(letter, count, text, place, locale, modern, numeric_next):
    if not modern:
        while text[place : place + 1] in (" ", "\t") and letter not in "'":
            place += 1
    if letter in "MLE" and count >= 3 or letter in "ec" and count >= 3 or letter in "aG":
        return _name(letter, text, place, locale)
    if letter in "zZXxVvO":
        return _zone(letter, text, place)
    sign = "-?" if letter in "yu" else ""
    if modern:
        if letter == "S":
            width = "{%d}" % count
        elif letter in "yuY":
            width = "{2}" if count == 2 else "{%d}" % count if numeric_next else "{%d,9}" % count
        else:
            width = "{%d}" % count if count > 1 or numeric_next else "{1,9}"
    else:
        width = "{1,%d}" % count if numeric_next else "+"
    found = re.compile(sign + r"[0-9]" + width).match(text, place)
    if not found:
        return None, place
    digits = found.group()
    if letter == "S" and modern:
        return int((digits + "000000")[:6]), found.end()
    number = int(digits)
    if letter in "yuY" and count == 2 and (modern or len(digits) == 2):
        number = _century(number, modern)
    return number, found.end()


def _century(number, modern):
    if modern:
        return 2000 + number
    import datetime

    year = datetime.datetime.utcnow().year
    number += year - year % 100
    return number - 100 if number > year + 20 else number + 100 if number <= year - 80 else number


def _name(letter, text, place, locale):
    if letter == "a":
        found = text[place : place + 2].upper()
        return (found, place + 2) if found in ("AM", "PM") else (None, place)
    if letter == "G":
        for name in locale.names()["eras"].split():
            if text.startswith(name, place):
                return name, place + len(name)
        return None, place
    names = locale.names()
    kinds = ("months", "short_months") if letter in "ML" else ("days", "short_days")
    for kind in kinds:
        for number, name in enumerate(names[kind].split()):
            if text[place : place + len(name)].lower() == name.lower():
                return number + 1, place + len(name)
    return None, place


def _zone(letter, text, place):
    if letter in "ZXx":
        found = re.compile(r"Z|[+-]\d{2}:?\d{2}|[+-]\d{2}|GMT[+-]\d{1,2}:\d{2}|[A-Z]{3,4}").match(text, place)
    else:
        found = re.compile(r"[A-Za-z]+/[A-Za-z_/+-]+|(?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?|[A-Z]{1,5}").match(text, place)
    if not found:
        return None, place
    zone = flow_zones.find(SHORT.get(found.group(), found.group()))
    return ((zone, SHORT.get(found.group(), found.group())), found.end()) if zone is not None else (None, place)


SHORT = {"TRT": "Europe/Istanbul", "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles", "CST": "America/Chicago", "CDT": "America/Chicago",
         "EDT": "America/New_York", "EST": "America/New_York", "CET": "Europe/Paris", "CEST": "Europe/Paris", "EET": "Europe/Helsinki",
         "EEST": "Europe/Helsinki", "BST": "Europe/London", "MSK": "Europe/Moscow", "JST": "Asia/Tokyo", "IST": "Asia/Kolkata"}
