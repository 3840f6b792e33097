"""The subset of Java classes that NiFi scripts import."""
import base64
import sys
import time
import types

from flow_streams import InputStream, to_bytes


class StandardCharsets:
    UTF_8 = "utf-8"
    US_ASCII = "ascii"
    ISO_8859_1 = "latin-1"
    UTF_16 = "utf-16"


class Charset:
    @staticmethod
    def forName(name):
        return str(name)


def _read(stream):
    if isinstance(stream, InputStream):
        return stream.readBytes()
    data = stream.read()
    return to_bytes(data)


class IOUtils:
    @staticmethod
    def toString(stream, charset="utf-8"):
        return _read(stream).decode(str(charset or "utf-8"), "replace")

    @staticmethod
    def toByteArray(stream):
        return bytearray(_read(stream))

    @staticmethod
    def readLines(stream, charset="utf-8"):
        return IOUtils.toString(stream, charset).splitlines()

    @staticmethod
    def write(data, stream, charset="utf-8"):
        stream.write(data.encode(str(charset)) if isinstance(data, str) else data)

    @staticmethod
    def copy(source, target):
        data = _read(source)
        target.write(data)
        return len(data)

    @staticmethod
    def toInputStream(text, charset="utf-8"):
        return InputStream(text.encode(str(charset)) if isinstance(text, str) else to_bytes(text))

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


class _Callback:
    pass


class StreamCallback(_Callback):
    pass


class InputStreamCallback(_Callback):
    pass


class OutputStreamCallback(_Callback):
    pass


class PyStreamCallback(StreamCallback):
    pass


class String(str):
    def getBytes(self, charset="utf-8"):
        return bytearray(self.encode(str(charset)))


class System:
    @staticmethod
    def currentTimeMillis():
        return int(time.time() * 1000)


class HashMap(dict):
    def put(self, key, value):
        before = self.get(key)
        self[key] = value
        return before

    def putAll(self, other):
        self.update(other)

    def containsKey(self, key):
        return key in self

    def keySet(self):
        return set(self)

    def entrySet(self):
        return self.items()

    def size(self):
        return len(self)

    def isEmpty(self):
        return not self


class ArrayList(list):
    def add(self, value):
        self.append(value)
        return True

    def addAll(self, values):
        self.extend(values)
        return True

    def get(self, index):
        return self[index]

    def size(self):
        return len(self)

    def isEmpty(self):
        return not self


class UUID:
    @staticmethod
    def randomUUID():
        import uuid

        return uuid.uuid4()


class Base64:
    class _Encoder:
        def encodeToString(self, data):
            return base64.b64encode(to_bytes(data)).decode("ascii")

    class _Decoder:
        def decode(self, text):
            return bytearray(base64.b64decode(text))

    getEncoder = staticmethod(_Encoder)
    getDecoder = staticmethod(_Decoder)


class InputStreamReader:
    def __init__(self, stream, charset="utf-8"):
        self._lines = iter(IOUtils.toString(stream, charset).splitlines())

    def readLine(self):
        return next(self._lines, None)

    def close(self):
        pass


def BufferedReader(reader):
    return reader


MODULES = {
    "java.lang": {"String": String, "System": System, "Exception": Exception, "Throwable": Exception, "RuntimeException": RuntimeError,
                  "Integer": int, "Long": int, "Double": float, "Boolean": bool, "Object": object},
    "java.util": {"HashMap": HashMap, "LinkedHashMap": HashMap, "ArrayList": ArrayList, "UUID": UUID, "Base64": Base64},
    "java.io": {"InputStreamReader": InputStreamReader, "BufferedReader": BufferedReader, "IOException": OSError},
    "java.nio": {},
    "java.nio.charset": {"StandardCharsets": StandardCharsets, "Charset": Charset},
    "org.apache": {},
    "org.apache.commons": {},
    "org.apache.commons.io": {"IOUtils": IOUtils},
    "org.apache.nifi": {},
    "org.apache.nifi.processor": {},
    "org.apache.nifi.processor.io": {"StreamCallback": StreamCallback, "InputStreamCallback": InputStreamCallback,
                                     "OutputStreamCallback": OutputStreamCallback, "PyStreamCallback": PyStreamCallback},
    "org.python": {},
    "org.python.core": {},
    "org.python.core.util": {"StringUtil": StringUtil},
}


class _Missing(types.ModuleType):
    """Raises an error for any other class of a Java package."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        raise ImportError("%s.%s is a Java class, and scripts run without Java. Use Python's library instead." % (self.__name__, name))


def install():
    for name in sorted(["java", "org"] + list(MODULES)):
        module = _Missing(name)
        module.__path__ = []
        module.__dict__.update(MODULES.get(name, {}))
        sys.modules[name] = module
        parent, _, child = name.rpartition(".")
        if parent:
            setattr(sys.modules[parent], child, module)


install()
