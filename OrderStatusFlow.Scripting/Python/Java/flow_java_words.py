"""The less common functions of Apache Commons Lang's StringUtils."""
import itertools
import os
import re


def _empty(text):
    return text is None or text == ""


def _blank(text):
    return text is None or not text.strip()


def _values(values):
    return values[0] if len(values) == 1 and not isinstance(values[0], str) and values[0] is not None else values


def _regex(text, pattern, replacement, count=0, dot=False):
    from flow_java_regex import Pattern

    if text is None or pattern is None or replacement is None:
        return text
    matcher = Pattern(pattern, Pattern.DOTALL if dot else 0).matcher(text)
    return matcher.replaceFirst(replacement) if count else matcher.replaceAll(replacement)


class MoreStringUtils:
    isAnyEmpty = staticmethod(lambda *texts: any(_empty(text) for text in _values(texts)))
    isNoneEmpty = staticmethod(lambda *texts: not any(_empty(text) for text in _values(texts)))
    isAllEmpty = staticmethod(lambda *texts: all(_empty(text) for text in _values(texts)))
    isAllBlank = staticmethod(lambda *texts: all(_blank(text) for text in _values(texts)))
    isAlphaSpace = staticmethod(lambda text: text is not None and all(one.isalpha() or one == " " for one in text))
    isAlphanumericSpace = staticmethod(lambda text: text is not None and all(one.isalnum() or one == " " for one in text))
    isNumericSpace = staticmethod(lambda text: text is not None and all(one.isdigit() or one == " " for one in text))
    isAsciiPrintable = staticmethod(lambda text: text is not None and all(" " <= one <= "~" for one in text))
    isMixedCase = staticmethod(lambda text: not _empty(text) and any(one.islower() for one in text) and any(one.isupper() for one in text))
    firstNonBlank = staticmethod(lambda *texts: next((text for text in _values(texts) if not _blank(text)), None))
    firstNonEmpty = staticmethod(lambda *texts: next((text for text in _values(texts) if not _empty(text)), None))
    valueOf = staticmethod(lambda letters: None if letters is None else "".join(letters))
    getDigits = staticmethod(lambda text: text if _empty(text) else "".join([one for one in text if one.isdigit()]))
    containsNone = staticmethod(lambda text, letters: text is None or letters is None or not any(one in letters for one in text))
    containsWhitespace = staticmethod(lambda text: not _empty(text) and any(one.isspace() for one in text))
    startsWithAny = staticmethod(lambda text, *parts: not _empty(text) and any(text.startswith(part) for part in _values(parts)))
    endsWithAny = staticmethod(lambda text, *parts: not _empty(text) and any(text.endswith(part) for part in _values(parts)))
    equalsAnyIgnoreCase = staticmethod(lambda text, *others: any(
        text is other if text is None or other is None else text.lower() == other.lower() for other in _values(others)))
    indexOfIgnoreCase = staticmethod(lambda text, part, start=0: -1 if text is None or part is None else text.lower().find(part.lower(), start))
    lastIndexOfIgnoreCase = staticmethod(lambda text, part: -1 if text is None or part is None else text.lower().rfind(part.lower()))
    indexOfAny = staticmethod(lambda text, *parts: min([at for at in [text.find(part) for part in _letters(parts)] if at >= 0] or [-1]) if text else -1)
    indexOfAnyBut = staticmethod(lambda text, letters: next((at for at, one in enumerate(text or "") if one not in letters), -1))
    indexOfDifference = staticmethod(lambda one, other: -1 if one == other else len(os.path.commonprefix([one or "", other or ""])))
    getCommonPrefix = staticmethod(lambda *texts: os.path.commonprefix([text or "" for text in _values(texts)]))
    removeIgnoreCase = staticmethod(lambda text, part: MoreStringUtils.replaceIgnoreCase(text, part, ""))
    removeStartIgnoreCase = staticmethod(lambda text, part: text[len(part):] if text and part and text.lower().startswith(part.lower()) else text)
    removeEndIgnoreCase = staticmethod(lambda text, part: text[: -len(part)] if text and part and text.lower().endswith(part.lower()) else text)
    removeAll = staticmethod(lambda text, pattern: _regex(text, pattern, ""))
    removeFirst = staticmethod(lambda text, pattern: _regex(text, pattern, "", 1))
    removePattern = staticmethod(lambda text, pattern: _regex(text, pattern, "", dot=True))
    replaceAll = staticmethod(lambda text, pattern, replacement: _regex(text, pattern, replacement))
    replaceFirst = staticmethod(lambda text, pattern, replacement: _regex(text, pattern, replacement, 1))
    replacePattern = staticmethod(lambda text, pattern, replacement: _regex(text, pattern, replacement, dot=True))
    replaceOnceIgnoreCase = staticmethod(lambda text, old, new: MoreStringUtils.replaceIgnoreCase(text, old, new, 1))
    toRootLowerCase = staticmethod(lambda text: None if text is None else text.lower())
    toRootUpperCase = staticmethod(lambda text: None if text is None else text.upper())
    stripAll = staticmethod(lambda texts, letters=None: [None if text is None else text.strip(letters) for text in texts])
    getIfBlank = staticmethod(lambda text, supplier: getattr(supplier, "get", supplier)() if _blank(text) else text)
    getIfEmpty = staticmethod(lambda text, supplier: getattr(supplier, "get", supplier)() if _empty(text) else text)
    reverseDelimited = staticmethod(lambda text, separator: None if text is None else separator.join(reversed(text.split(separator))))

    @staticmethod
    def replaceIgnoreCase(text, old, new, max_count=0):
        return text if _empty(text) or _empty(old) or new is None else re.sub(re.escape(old), lambda _: new, text, count=max(max_count, 0), flags=re.I)

    @staticmethod
    def replaceEach(text, olds, news):
        if _empty(text) or not olds or not news:
            return text
        pairs = {old: new for old, new in zip(olds, news) if not _empty(old) and new is not None}
        pattern = "|".join([re.escape(old) for old in olds if old in pairs])
        return re.sub(pattern, lambda match: pairs[match.group()], text) if pattern else text

    @staticmethod
    def replaceEachRepeatedly(text, olds, news):
        for _ in range(len(olds or ())):
            text = MoreStringUtils.replaceEach(text, olds, news)
        return text

    @staticmethod
    def joinWith(separator, *values):
        from flow_java_base import java_text

        return (separator or "").join(["" if value is None else java_text(value) for value in values])

    @staticmethod
    def appendIfMissing(text, end, *others):
        return text if text is None or not end or text.endswith((end,) + others) else text + end

    @staticmethod
    def appendIfMissingIgnoreCase(text, end, *others):
        return text if text is None or not end or text.lower().endswith(tuple([one.lower() for one in (end,) + others])) else text + end

    @staticmethod
    def prependIfMissing(text, start, *others):
        return text if text is None or not start or text.startswith((start,) + others) else start + text

    @staticmethod
    def prependIfMissingIgnoreCase(text, start, *others):
        return text if text is None or not start or text.lower().startswith(tuple([one.lower() for one in (start,) + others])) else start + text

    @staticmethod
    def truncate(text, *size):
        start, length = size if len(size) == 2 else (0, size[0])
        return None if text is None else text[start : start + length]

    @staticmethod
    def wrap(text, mark):
        return text if _empty(text) or _empty(mark) else mark + text + mark

    @staticmethod
    def wrapIfMissing(text, mark):
        if _empty(text) or _empty(mark):
            return text
        return ("" if text.startswith(mark) else mark) + text + ("" if text.endswith(mark) else mark)

    @staticmethod
    def unwrap(text, mark):
        whole = not _empty(text) and not _empty(mark) and len(text) >= 2 * len(mark) and text.startswith(mark) and text.endswith(mark)
        return text[len(mark) : len(text) - len(mark)] if whole else text

    @staticmethod
    def ordinalIndexOf(text, part, which):
        at = -1
        for _ in range(which if text is not None and part is not None else 0):
            at = text.find(part, at + 1)
            if at < 0:
                break
        return at

    @staticmethod
    def compare(one, other, null_is_less=True):
        from flow_java_string import String

        if one is None or other is None:
            return 0 if one is other else (-1 if one is None else 1) * (1 if null_is_less else -1)
        return String(one).compareTo(other)

    @staticmethod
    def compareIgnoreCase(one, other, null_is_less=True):
        return MoreStringUtils.compare(one and one.lower(), other and other.lower(), null_is_less)

    @staticmethod
    def overlay(text, part, start, end):
        if text is None:
            return None
        start, end = sorted([min(max(at, 0), len(text)) for at in (start, end)])
        return text[:start] + (part or "") + text[end:]

    @staticmethod
    def rotate(text, shift):
        shift = shift % len(text) if text else 0
        return text if not shift else text[-shift:] + text[:-shift]

    @staticmethod
    def getLevenshteinDistance(one, other):
        row = list(range(len(other) + 1))
        for place, letter in enumerate(one, 1):
            before, row[0] = row[0], place
            for at, found in enumerate(other, 1):
                before, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, before + (letter != found))
        return row[-1]

    @staticmethod
    def splitByCharacterType(text):
        def kind(one):
            return "L" if one.islower() else "U" if one.isupper() else "D" if one.isdigit() else "S" if one.isspace() else one
        return None if text is None else ["".join(group) for _, group in itertools.groupby(text, kind)]

    @staticmethod
    def splitByCharacterTypeCamelCase(text):
        return None if text is None else re.findall(r"[A-Z](?=[a-z])[a-z]*|[A-Z]+(?![a-z])|[a-z]+|\d+|\s+|[^\w\s]+|_+", text)

    @staticmethod
    def splitByWholeSeparatorPreserveAllTokens(text, separator):
        return None if text is None else text.split(separator)

    @staticmethod
    def toEncodedString(data, charset):
        from flow_java_string import String

        return str(String(data, charset))


def _letters(parts):
    """Returns the texts to search for. A single text means each of its characters."""
    parts = _values(parts)
    return list(parts[0]) if len(parts) == 1 and isinstance(parts, tuple) else parts
