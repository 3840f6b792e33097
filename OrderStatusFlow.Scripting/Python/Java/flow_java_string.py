"""String of java.lang."""
from flow_bytes import to_bytes
from flow_java_base import charset, java_text, string_hash
from flow_java_errors import StringIndexOutOfBoundsException


def characters(value):
    return "".join(value) if isinstance(value, (list, tuple)) and value and isinstance(value[0], str) else value


class String(str):
    """A text of Python that also has the methods of java.lang.String."""

    def __new__(cls, value="", *arguments):
        if isinstance(value, (bytes, bytearray)) or isinstance(value, (list, tuple)) and value and isinstance(value[0], int):
            names = [one for one in arguments if isinstance(one, str)]
            span = [one for one in arguments if isinstance(one, int)]
            data = to_bytes(value)
            data = data[span[0] : span[0] + span[1]] if len(span) == 2 else data
            value = data.decode(charset(names[0] if names else None), "replace")
        return str.__new__(cls, characters(value))

    @staticmethod
    def valueOf(value, *span):
        value = characters(value)
        return value[span[0] : span[0] + span[1]] if span else java_text(value)

    copyValueOf = valueOf

    @staticmethod
    def format(pattern, *arguments):
        """Formats with java.util.Formatter's rules. The arguments may be a list, and a Locale may come first."""
        import flow_java_format

        locale = None
        if not isinstance(pattern, str):
            locale, pattern, arguments = pattern, arguments[0], arguments[1:]
        if len(arguments) == 1 and isinstance(arguments[0], (list, tuple)):
            arguments = tuple(arguments[0])
        return flow_java_format.format_text(pattern, arguments, locale)

    @staticmethod
    def join(separator, *parts):
        if len(parts) == 1 and not isinstance(parts[0], str):
            parts = parts[0]
        return str(separator).join([java_text(part) for part in parts])

    def getBytes(self, name="utf-8"):
        return bytearray(self.encode(charset(name), "replace"))

    bytes = property(getBytes)

    def length(self):
        return len(self)

    def charAt(self, place):
        if not 0 <= place < len(self):
            raise StringIndexOutOfBoundsException("String index out of range: %d" % place)
        return self[place]

    def codePointAt(self, place):
        return ord(self.charAt(place))

    def regionMatches(self, *arguments):
        """Accepts (start, other, other's start, size), and whether to ignore case before them."""
        start, other, place, size = arguments[-4:]
        one, two = self[start : start + size], other[place : place + size]
        return len(one) == len(two) == size and (one.lower() == two.lower() if arguments[0] is True else one == two)

    def isEmpty(self):
        return not self

    empty = property(isEmpty)

    def isBlank(self):
        return not self.strip()

    def substring(self, start, end=None):
        end = len(self) if end is None else end
        if not 0 <= start <= end <= len(self):
            raise StringIndexOutOfBoundsException("begin %d, end %d, length %d" % (start, end, len(self)))
        return Text(self[start:end])

    subSequence = substring

    def indexOf(self, text, start=0):
        return self.find(text if isinstance(text, str) else chr(text), start)

    def lastIndexOf(self, text, start=None):
        return self.rfind(text) if start is None else self.rfind(text, 0, start + len(text))

    def contains(self, text):
        return text in self

    def startsWith(self, text, start=0):
        return self.startswith(text, start)

    def endsWith(self, text):
        return self.endswith(text)

    def equals(self, other):
        return isinstance(other, str) and self == other

    contentEquals = equals

    def equalsIgnoreCase(self, other):
        return isinstance(other, str) and self.lower() == other.lower()

    def compareTo(self, other):
        for one, two in zip(self, other):
            if one != two:
                return ord(one) - ord(two)
        return len(self) - len(other)

    def compareToIgnoreCase(self, other):
        return String(self.lower()).compareTo(other.lower())

    def hashCode(self):
        return string_hash(self)

    def concat(self, other):
        return Text(self + other)

    def trim(self):
        return Text(self.strip("".join(map(chr, range(33)))))

    def toUpperCase(self, locale=None):
        return Text(case(self, True, locale))

    def toLowerCase(self, locale=None):
        return Text(case(self, False, locale))

    def repeat(self, count):
        return Text(self * count)

    def stripLeading(self):
        return Text(self.lstrip())

    def stripTrailing(self):
        return Text(self.rstrip())

    def toCharArray(self):
        return list(self)

    def toString(self):
        return str(self)

    intern = toString

    def matches(self, pattern):
        from flow_java_regex import Pattern

        return Pattern.matches(pattern, self)

    def replaceAll(self, pattern, replacement):
        from flow_java_regex import Pattern

        return Text(Pattern.compile(pattern).matcher(self).replaceAll(replacement))

    def replaceFirst(self, pattern, replacement):
        from flow_java_regex import Pattern

        return Text(Pattern.compile(pattern).matcher(self).replaceFirst(replacement))

    def split(self, pattern=None, limit=0):
        if pattern is None:
            return str.split(self)
        from flow_java_regex import Pattern

        return Pattern.compile(pattern).split(self, limit)


class Text(String):
    """What the methods of String return, which Jython makes a text of Python."""

    split = str.split


class _IgnoringCase:
    def compare(self, one, other):
        return String(one).compareToIgnoreCase(other)


String.CASE_INSENSITIVE_ORDER = _IgnoringCase()


def case(text, upper, locale):
    """Changes the case of a text. In Turkish, the capital of i is İ, and the small letter of I is ı."""
    if locale is not None and getattr(locale, "language", "") in ("tr", "az"):
        text = text.replace("i", "İ").replace("ı", "I") if upper else text.replace("I", "ı").replace("İ", "i")
    return str.upper(text) if upper else str.lower(text)
