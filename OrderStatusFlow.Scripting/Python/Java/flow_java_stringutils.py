"""StringUtils of Apache Commons Lang."""
import re
import unicodedata

from flow_java_base import java_text
from flow_java_words import MoreStringUtils


def _empty(text):
    return text is None or text == ""


class StringUtils(MoreStringUtils):
    EMPTY, SPACE, LF, CR, INDEX_NOT_FOUND = "", " ", "\n", "\r", -1

    isEmpty = staticmethod(_empty)
    isNotEmpty = staticmethod(lambda text: not _empty(text))
    isBlank = staticmethod(lambda text: text is None or not text.strip())
    isNotBlank = staticmethod(lambda text: text is not None and bool(text.strip()))
    isAnyBlank = staticmethod(lambda *texts: any(
        StringUtils.isBlank(text) for text in (texts[0] if len(texts) == 1 and isinstance(texts[0], (list, tuple)) else texts)))
    isNoneBlank = staticmethod(lambda *texts: not StringUtils.isAnyBlank(*texts))
    isNumeric = staticmethod(lambda text: not _empty(text) and text.isdigit())
    isAlpha = staticmethod(lambda text: not _empty(text) and text.isalpha())
    isAlphanumeric = staticmethod(lambda text: not _empty(text) and text.isalnum())
    isWhitespace = staticmethod(lambda text: text is not None and not text.strip())
    isAllUpperCase = staticmethod(lambda text: not _empty(text) and all(one.isupper() for one in text))
    isAllLowerCase = staticmethod(lambda text: not _empty(text) and all(one.islower() for one in text))
    defaultString = staticmethod(lambda text, default="": default if text is None else text)
    defaultIfEmpty = staticmethod(lambda text, default: default if _empty(text) else text)
    defaultIfBlank = staticmethod(lambda text, default: default if StringUtils.isBlank(text) else text)
    trim = staticmethod(lambda text: None if text is None else text.strip("".join(map(chr, range(33)))))
    trimToEmpty = staticmethod(lambda text: StringUtils.trim(text) or "")
    trimToNull = staticmethod(lambda text: StringUtils.trim(text) or None)
    strip = staticmethod(lambda text, chars=None: None if text is None else text.strip(chars))
    stripStart = staticmethod(lambda text, chars=None: None if text is None else text.lstrip(chars))
    stripEnd = staticmethod(lambda text, chars=None: None if text is None else text.rstrip(chars))
    stripToEmpty = staticmethod(lambda text: "" if text is None else text.strip())
    stripToNull = staticmethod(lambda text: None if text is None else text.strip() or None)
    upperCase = staticmethod(lambda text, *_: None if text is None else text.upper())
    lowerCase = staticmethod(lambda text, *_: None if text is None else text.lower())
    swapCase = staticmethod(lambda text: None if text is None else text.swapcase())
    capitalize = staticmethod(lambda text: text if _empty(text) else text[0].upper() + text[1:])
    uncapitalize = staticmethod(lambda text: text if _empty(text) else text[0].lower() + text[1:])
    reverse = staticmethod(lambda text: None if text is None else text[::-1])
    length = staticmethod(lambda text: 0 if text is None else len(text))
    equals = staticmethod(lambda one, other: one == other)
    equalsIgnoreCase = staticmethod(lambda one, other: one is other if one is None or other is None else one.lower() == other.lower())
    equalsAny = staticmethod(lambda text, *others: text in others)
    contains = staticmethod(lambda text, part: text is not None and part is not None and part in text)
    containsIgnoreCase = staticmethod(lambda text, part: text is not None and part is not None and part.lower() in text.lower())
    containsAny = staticmethod(lambda text, *parts: not _empty(text) and any(part in text for part in parts))
    containsOnly = staticmethod(lambda text, letters: text is not None and all(one in letters for one in text))
    startsWith = staticmethod(lambda text, part: text is not None and part is not None and text.startswith(part))
    endsWith = staticmethod(lambda text, part: text is not None and part is not None and text.endswith(part))
    startsWithIgnoreCase = staticmethod(lambda text, part: text is not None and text.lower().startswith(part.lower()))
    endsWithIgnoreCase = staticmethod(lambda text, part: text is not None and text.lower().endswith(part.lower()))
    indexOf = staticmethod(lambda text, part, start=0: -1 if text is None else text.find(part, max(start, 0)))
    lastIndexOf = staticmethod(lambda text, part, start=None: -1 if text is None or start is not None and start < 0 else text.rfind(
        part, 0, None if start is None else start + len(part)))
    countMatches = staticmethod(lambda text, part: 0 if _empty(text) or _empty(part) else text.count(part))
    replace = staticmethod(lambda text, old, new, max_count=-1: text if _empty(text) or _empty(old) or new is None else text.replace(old, new, max_count))
    replaceOnce = staticmethod(lambda text, old, new: StringUtils.replace(text, old, new, 1))
    replaceChars = staticmethod(lambda text, old, new: None if text is None else "".join(
        [one if one not in old else new[old.index(one) : old.index(one) + 1] for one in text]))
    remove = staticmethod(lambda text, part: text if _empty(text) else text.replace(part, ""))
    removeStart = staticmethod(lambda text, part: text[len(part):] if text and part and text.startswith(part) else text)
    removeEnd = staticmethod(lambda text, part: text[: -len(part)] if text and part and text.endswith(part) else text)
    deleteWhitespace = staticmethod(lambda text: None if text is None else re.sub(r"\s", "", text))
    normalizeSpace = staticmethod(lambda text: None if text is None else " ".join(text.split()))
    repeat = staticmethod(lambda text, *count: None if text is None else text * count[0] if len(count) == 1 else count[0].join([text] * count[1]))
    left = staticmethod(lambda text, size: None if text is None else text[: max(size, 0)])
    right = staticmethod(lambda text, size: None if text is None else text[-size:] if size > 0 else "")
    mid = staticmethod(lambda text, start, size: None if text is None else text[max(start, 0) : max(start, 0) + max(size, 0)])
    chomp = staticmethod(lambda text: None if text is None else re.sub(r"(\r\n|\n|\r)$", "", text))
    chop = staticmethod(lambda text: None if text is None else text[:-1])
    difference = staticmethod(lambda one, other: other[next((place for place, pair in enumerate(zip(one, other)) if pair[0] != pair[1]),
                                                            min(len(one), len(other))):])
    splitByWholeSeparator = staticmethod(lambda text, separator: None if text is None else [part for part in text.split(separator) if part])
    splitPreserveAllTokens = staticmethod(lambda text, separator=" ": None if text is None else re.split("[" + re.escape(separator) + "]", text))

    @staticmethod
    def split(text, separators=None, max_count=0):
        if text is None:
            return None
        pattern = r"\s+" if separators is None else "[" + re.escape(separators) + "]+"
        text = text.strip(separators)
        return re.split(pattern, text, maxsplit=max(max_count - 1, 0)) if text else []

    @staticmethod
    def join(*arguments):
        """Accepts (values, separator), (values) or several values."""
        if arguments and not isinstance(arguments[0], str) and hasattr(arguments[0], "__iter__"):
            separator = arguments[1] if len(arguments) > 1 and arguments[1] is not None else ""
            return separator.join(["" if value is None else java_text(value) for value in arguments[0]])
        return "".join(["" if value is None else java_text(value) for value in arguments])

    @staticmethod
    def _pad(text, size, filler):
        filler = filler or " "
        return (filler * (max(size - len(text), 0) // len(filler) + 1))[: max(size - len(text), 0)]

    @staticmethod
    def leftPad(text, size, filler=" "):
        return None if text is None else StringUtils._pad(text, size, filler) + text

    @staticmethod
    def rightPad(text, size, filler=" "):
        return None if text is None else text + StringUtils._pad(text, size, filler)

    @staticmethod
    def center(text, size, filler=" "):
        if text is None or size <= len(text):
            return text
        half = len(text) + (size - len(text)) // 2
        return StringUtils.rightPad(StringUtils.leftPad(text, half, filler), size, filler)

    @staticmethod
    def substring(text, start, end=None):
        if text is None:
            return None
        size = len(text)
        start = max(start + size, 0) if start < 0 else start
        end = size if end is None else max(end + size, 0) if end < 0 else end
        return text[start:end] if start <= end else ""

    @staticmethod
    def substringBefore(text, separator):
        return text if _empty(text) or separator is None else text.partition(separator)[0] if separator else ""

    @staticmethod
    def substringAfter(text, separator):
        return text if _empty(text) else "" if separator is None else text.partition(separator)[2]

    @staticmethod
    def substringBeforeLast(text, separator):
        return text if _empty(text) or _empty(separator) or separator not in text else text.rpartition(separator)[0]

    @staticmethod
    def substringAfterLast(text, separator):
        return text if _empty(text) else "" if _empty(separator) or separator not in text else text.rpartition(separator)[2]

    @staticmethod
    def substringBetween(text, start, end=None):
        end = start if end is None else end
        if text is None or start not in text:
            return None
        rest = text.partition(start)[2]
        return rest.partition(end)[0] if end in rest else None

    @staticmethod
    def substringsBetween(text, start, end):
        found = re.findall(re.escape(start) + "(.*?)" + re.escape(end), text or "", re.S)
        return found or None

    @staticmethod
    def abbreviate(text, size):
        return text if text is None or len(text) <= size else text[: size - 3] + "..."

    @staticmethod
    def stripAccents(text):
        if text is None:
            return None
        parts = unicodedata.normalize("NFD", text)
        return "".join([one for one in parts if not 0x300 <= ord(one) <= 0x36F]).replace("ł", "l").replace("Ł", "L")
