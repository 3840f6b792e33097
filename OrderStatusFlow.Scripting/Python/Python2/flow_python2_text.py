"""Texts and bytes as in Python 2, for converted scripts."""
import codecs
import re
import string

from flow_bytes import Binary, Utf8, in_bytes, is_binary, native, to_bytes
from flow_python2_bytearray import ByteArray

UTF8 = ("utf8", "utf-8", "u8", "utf")
TEXT_CODECS = ("hex", "hex_codec", "base64", "base64_codec", "zlib", "zlib_codec", "zip", "bz2", "uu", "quopri", "quopri_codec")
TEXT_KINDS = (bytes, bytearray, type, set, frozenset)  # whose text differs from that of Python 3


class Float(float):
    """A float that str() shows with Python 2's 12 digits."""

    def __str__(self):
        text = "%.12g" % self
        if any(mark in text for mark in ".en"):
            return text
        # With 12 digits before the point there is no room for a digit after it.
        return text + ".0" if len(text.lstrip("-")) < 12 else re.sub(r"\.?0*e", "e", "%.11e" % self)

    def __format__(self, specification):
        width = re.fullmatch(r"(?:(.)?([<>^]))?([1-9]\d*)", specification)
        if not width:
            return float.__format__(self, specification)
        return format(str(self), (width.group(1) or "") + (width.group(2) or ">") + width.group(3))


def text(value="", *arguments, **named):
    """str() and unicode(): bytes are text in Python 2."""
    arguments = arguments + ((named.get("encoding", "utf-8"), named["errors"]) if "errors" in named else tuple(named.values()))
    if type(value) is float:
        return Float(value).__str__()
    if isinstance(value, (bytes, bytearray, memoryview)):
        value = bytes(value)
        return value.decode(*arguments) if arguments else native(value)
    if isinstance(value, Utf8) and arguments:
        return str.__str__(value)
    if isinstance(value, type):
        import flow_python2_types

        return flow_python2_types.shown(value)
    if type(value) is set or type(value) is frozenset:
        return "%s(%r)" % (type(value).__name__, list(value))
    return value if isinstance(value, str) else str(value)


def _shown(value):
    kind = type(value)
    return Float(value) if kind is float else text(value) if kind in TEXT_KINDS else value


class _Formatter(string.Formatter):
    """Formats every value with a width, also None and lists, which Python 3 refuses."""

    def format_field(self, value, specification):
        try:
            return format(value, specification)
        except TypeError:
            return format(text(value), specification)


class TextHelpers:
    """The functions for texts and bytes that converted scripts call."""

    text = staticmethod(text)
    raw = staticmethod(native)

    @staticmethod
    def unicode(value="", *arguments, **named):
        method = getattr(type(value), "__unicode__", None)
        return method(value) if method else text(value, *arguments, **named)

    @staticmethod
    def kind_name(value):
        import flow_python2_types

        return flow_python2_types.name(TextHelpers.kind(value))

    @staticmethod
    def native(value):
        """The result of a call that returns bytes, or a list of bytes, in Python 3."""
        return [native(part) for part in value] if type(value) is list else native(value)

    @staticmethod
    def mod(left, right):
        if isinstance(left, (bytes, bytearray)):
            left = text(left)
        if isinstance(left, str):
            if isinstance(right, tuple):
                right = tuple([_shown(part) for part in right])
            elif isinstance(right, dict):
                right = dict([(name, _shown(part)) for name, part in right.items()])
            else:
                right = _shown(right)
        made = left % right
        values = right if isinstance(right, tuple) else right.values() if isinstance(right, dict) else (right,)
        if isinstance(left, str) and any([is_binary(value) for value in values]):
            names = list(right) if isinstance(right, dict) else None
            return in_bytes(lambda pattern, *parts: pattern % (dict(zip(names, parts)) if names else parts), made, (left,) + tuple(values))
        return made

    @staticmethod
    def format(pattern, *arguments, **named):
        if isinstance(pattern, str):
            arguments = [_shown(part) for part in arguments]
            named = dict([(name, _shown(part)) for name, part in named.items()])
        try:
            made = pattern.format(*arguments, **named)
        except TypeError as error:
            if "unsupported format string" not in str(error):
                raise
            return _Formatter().vformat(pattern, arguments, named)
        values = list(arguments) + list(named.values())
        if any([is_binary(value) for value in values]):
            size = len(arguments)
            return in_bytes(lambda text, *parts: text.format(*parts[:size], **dict(zip(named, parts[size:]))), made, [pattern] + values)
        return made

    @staticmethod
    def printed(value):
        """The text of a value in a print statement. Python 2 writes it before it evaluates the next value."""
        return text(value)

    @staticmethod
    def length(value):
        return len(value.raw if isinstance(value, Binary) else value)

    @staticmethod
    def kind(value):
        return str if isinstance(value, (Binary, bytes)) else type(value)

    @staticmethod
    def encode(value, encoding="ascii", *errors, **named):
        if isinstance(value, (bytes, bytearray)):
            value = native(bytes(value))
        if not isinstance(value, str):
            return value.encode(*([encoding] + list(errors)), **named)
        name = str(named.pop("encoding", encoding)).lower().replace("_", "-")
        if name in UTF8:
            raw = to_bytes(value)
            return value if len(raw) == len(value) else Utf8.of(raw, str.__str__(value))
        if name.replace("-", "_") in TEXT_CODECS:
            return native(codecs.encode(to_bytes(value), name.replace("-", "_")))
        if name in ("rot13", "rot-13"):
            return codecs.encode(value, "rot13")
        if name in ("string-escape", "unicode-escape"):
            return value.encode("unicode_escape").decode("ascii")
        if isinstance(value, Binary):
            return value
        raw = value.encode(name, *errors, **named)
        return str(value) if raw == value.encode("utf-8", "replace") else native(raw) if name == "ascii" else Binary.of(raw, raw.decode(name))

    @staticmethod
    def decode(data, encoding="ascii", *errors, **named):
        if not isinstance(data, (str, bytes, bytearray)):
            return data.decode(*([encoding] + list(errors)), **named)
        name = str(named.pop("encoding", encoding)).lower().replace("_", "-")
        if name.replace("-", "_") in TEXT_CODECS:
            return native(codecs.decode(to_bytes(data), name.replace("-", "_")))
        if name in ("rot13", "rot-13"):
            return codecs.decode(data, "rot13")
        if name in ("string-escape", "unicode-escape", "raw-unicode-escape"):
            known = "raw_unicode_escape" if name.startswith("raw") else "unicode_escape"
            return codecs.decode(text(data).encode("latin-1", "backslashreplace"), known)
        if isinstance(data, Utf8) and name in UTF8:
            return str.__str__(data)
        if isinstance(data, Binary):
            return data.raw.decode(name, *errors, **named)
        if name == "utf-8-sig" and isinstance(data, str):
            return data[1:] if data.startswith("\ufeff") else data
        return data if isinstance(data, str) else bytes(data).decode(name, *errors, **named)

    @staticmethod
    def character(number):
        return chr(number) if number < 128 else Binary.of(bytes((number,)))

    @staticmethod
    def join(separator, *parts):
        if not isinstance(separator, str):
            return separator.join(*parts)  # such as string.join()
        parts = list(*parts)
        if any([isinstance(part, Binary) for part in parts]):
            return in_bytes(lambda between, *texts: between.join(texts), separator.join(parts), [separator] + parts)
        return separator.join(parts)

    class buffer:
        """buffer(): a part of a text or of bytes, as text."""

        def __new__(cls, value, offset=0, size=-1):
            data = to_bytes(value)[offset:]
            return native(data if size < 0 else data[:size])

    @staticmethod
    def bytearray(value=b"", *arguments):
        return ByteArray(to_bytes(value)) if isinstance(value, str) and not arguments else ByteArray(value, *arguments)

    @staticmethod
    def octal(number):
        return ("-0%o" % -number if number < 0 else "0%o" % number) if number else "0"

    @staticmethod
    def translate(value, table, *deleted):
        if not isinstance(value, str) or table is not None and not isinstance(table, str) and not deleted:
            return value.translate(table, *deleted)
        kept = [one for one in value if not deleted or one not in deleted[0]]
        if table is None:
            return "".join(kept)
        found = table if isinstance(table, dict) else dict(enumerate(table))
        return "".join(kept).translate(found)

    @staticmethod
    def tostring(value):
        """tostring() of an array, which is a bytearray or a list here."""
        return native(to_bytes(value)) if isinstance(value, (bytearray, bytes, list)) else value.tostring()
