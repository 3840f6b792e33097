"""The classes of NiFi, Jython and Apache Commons IO that scripts import most."""
import io

from flow_files import REL_FAILURE, REL_SUCCESS
from flow_session import Session as ProcessSession  # noqa: F401
from flow_streams import InputStream, text_of, to_bytes


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


def _read(stream):
    if isinstance(stream, (str, bytes, bytearray)):
        return to_bytes(stream)
    read = getattr(stream, "readBytes", None) or stream.read
    return to_bytes(read())


def _charset(name):
    return str(name or "utf-8")


class IOUtils:
    LINE_SEPARATOR = "\n"

    @staticmethod
    def toString(stream, charset="utf-8"):
        return _read(stream).decode(_charset(charset), "replace")

    @staticmethod
    def toByteArray(stream, *charset):
        return bytearray(_read(stream))

    @staticmethod
    def toCharArray(stream, charset="utf-8"):
        return list(IOUtils.toString(stream, charset))

    @staticmethod
    def readLines(stream, charset="utf-8"):
        from flow_java_lists import ArrayList

        return ArrayList([line.rstrip("\r\n") for line in io.StringIO(IOUtils.toString(stream, charset), newline=None)])

    @staticmethod
    def lineIterator(stream, charset="utf-8"):
        return IOUtils.readLines(stream, charset).iterator()

    @staticmethod
    def write(data, stream, charset="utf-8"):
        stream.write(data.encode(_charset(charset)) if type(data) is str else data)

    @staticmethod
    def writeLines(lines, ending, stream, charset="utf-8"):
        for line in lines:
            IOUtils.write(text_of(line) + (ending or "\n"), stream, charset)

    @staticmethod
    def copy(source, target, *_):
        data = _read(source)
        target.write(data)
        return len(data)

    copyLarge = copy

    @staticmethod
    def toInputStream(text, charset="utf-8"):
        return InputStream(text.encode(_charset(charset)) if type(text) is str else to_bytes(text))

    @staticmethod
    def contentEquals(one, other):
        return _read(one) == _read(other)

    @staticmethod
    def closeQuietly(*_):
        pass


class StringUtil:
    @staticmethod
    def toBytes(text):
        return to_bytes(text)

    @staticmethod
    def fromBytes(data):
        return to_bytes(data).decode("utf-8", "replace")


class Py:
    None_, True_, False_ = None, True, False

    @staticmethod
    def java2py(value):
        return value

    newString = newUnicode = newStringUTF8 = staticmethod(text_of)


class codecs:
    """org.python.core.codecs: the default encoding is UTF-8 here."""

    @staticmethod
    def setDefaultEncoding(name):
        pass

    @staticmethod
    def getDefaultEncoding():
        return "utf-8"


PyString = PyUnicode = str
PyList, PyDictionary, PyInteger, PyFloat = list, dict, int, float
PyNone = None


class _Callback:
    """The base of the callbacks that a script passes to session.read() and session.write()."""

    def __init__(self, *_):
        pass


class StreamCallback(_Callback):
    pass


class InputStreamCallback(_Callback):
    pass


class OutputStreamCallback(_Callback):
    pass


class PyStreamCallback(StreamCallback):
    pass


class ExecuteScript:
    REL_SUCCESS, REL_FAILURE = REL_SUCCESS, REL_FAILURE


class ComponentLog:
    pass


class LogLevel:
    TRACE, DEBUG, INFO, WARN, ERROR = "trace", "debug", "info", "warn", "error"


class LoggerFactory:
    @staticmethod
    def getLogger(*_):
        import sys

        return sys.modules["__main__"].__dict__["log"]


class Scope:
    LOCAL, CLUSTER = "LOCAL", "CLUSTER"


class ExpressionLanguageScope:
    NONE, FLOWFILE_ATTRIBUTES, VARIABLE_REGISTRY = "NONE", "FLOWFILE_ATTRIBUTES", "VARIABLE_REGISTRY"


class CoreAttributes:
    """The names of NiFi's own attributes."""


class _Key(str):
    def key(self):
        return str(self)

    getKey = key


for _name in ("path", "absolute.path", "filename", "uuid", "priority", "mime.type", "discard.reason", "alternate.identifier"):
    setattr(CoreAttributes, _name.upper().replace(".", "_"), _Key(_name))


class PropertyDescriptor:
    """A declared property; only its name is used."""

    def __init__(self, name=""):
        self.name = name

    def getName(self):
        return self.name

    class Builder:
        def __init__(self):
            self._name = ""

        def name(self, name):
            self._name = name
            return self

        def build(self):
            return PropertyDescriptor(self._name)

        def __getattr__(self, name):
            if name.startswith("_"):
                raise AttributeError(name)
            return lambda *_: self


class AbstractProcessor:
    """The base of a processor that a script defines."""

    def __init__(self, *_):
        pass

    def initialize(self, context):
        pass

    def getRelationships(self):
        return {REL_SUCCESS, REL_FAILURE}


Processor = AbstractProcessor


class _Any:
    """Stands for a class whose members do not matter here."""

    def __init__(self, *_):
        pass


ProcessContext = ProcessorInitializationContext = FlowFileFilter = PropertyValue = ValidationResult = Validator = AllowableValue = _Any
StateManager = StateMap = AttributeExpression = _Any


class StandardValidators:
    NON_EMPTY_VALIDATOR = NON_BLANK_VALIDATOR = BOOLEAN_VALIDATOR = INTEGER_VALIDATOR = POSITIVE_INTEGER_VALIDATOR = None


def Tags(*_):
    return lambda kind: kind


CapabilityDescription = Tags

