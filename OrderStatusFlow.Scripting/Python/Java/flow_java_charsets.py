"""Charset and StandardCharsets of java.nio.charset."""


class _Charset(str):
    """The name of a charset, with the methods of java.nio.charset.Charset."""

    def name(self):
        return str(self)

    displayName = toString = name


class StandardCharsets:
    UTF_8 = _Charset("UTF-8")
    US_ASCII = _Charset("US-ASCII")
    ISO_8859_1 = _Charset("ISO-8859-1")
    UTF_16 = _Charset("UTF-16")
    UTF_16BE = _Charset("UTF-16BE")
    UTF_16LE = _Charset("UTF-16LE")


class Charset:
    @staticmethod
    def forName(name):
        return _Charset(name)

    @staticmethod
    def defaultCharset():
        return StandardCharsets.UTF_8

    @staticmethod
    def isSupported(name):
        import codecs

        try:
            return codecs.lookup(name) is not None
        except LookupError:
            return False
