"""The readers, writers and byte streams of java.io."""
import io
import re

from flow_java_base import Bean, charset, java_text
from flow_streams import to_bytes

Closeable = Serializable = object


class _Closing(Bean):
    def flush(self):
        pass

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class InputStream(_Closing):
    """Bytes, read as Java does: read() returns one byte, or -1 at the end."""

    def __init__(self, source=b""):
        self._data = io.BytesIO(source.readBytes() if hasattr(source, "readBytes") else to_bytes(source))

    def read(self, buffer=None, start=0, size=None):
        if buffer is None:
            data = self._data.read(1)
            return data[0] if data else -1
        if isinstance(buffer, int):
            return self._data.read(buffer)
        data = self._data.read(len(buffer) - start if size is None else size)
        buffer[start : start + len(data)] = data
        return len(data) or (-1 if buffer else 0)

    def readBytes(self, *size):
        return self._data.read(*size)

    def readAllBytes(self):
        return bytearray(self._data.read())

    def readLine(self):
        line = self._data.readline()
        return line.decode("utf-8", "replace").rstrip("\r\n") if line else None

    def available(self):
        return len(self._data.getvalue()) - self._data.tell()

    def skip(self, count):
        return len(self._data.read(count))

    def mark(self, limit=0):
        self._mark = self._data.tell()

    def reset(self):
        self._data.seek(self.__dict__.get("_mark", 0))

    def markSupported(self):
        return True


class ByteArrayInputStream(InputStream):
    pass


BufferedInputStream = DataInputStream = InputStream


class OutputStream(_Closing):
    """Passes bytes on to another stream."""

    def __init__(self, target=None, *_):
        self._target = target

    def write(self, data, *span):
        data = to_bytes(data)
        self._target.write(data[span[0] : span[0] + span[1]] if span else data)

    def writeBytes(self, text):
        self.write(text)

    def flush(self):
        self._target.flush()

    def close(self):
        self._target.close()


BufferedOutputStream = DataOutputStream = OutputStream


class ByteArrayOutputStream(OutputStream):
    def __init__(self, *_):
        self._parts = bytearray()

    def write(self, data, *span):
        data = to_bytes(data)
        self._parts += data[span[0] : span[0] + span[1]] if span else data

    def toByteArray(self):
        return bytearray(self._parts)

    def toString(self, name="utf-8"):
        return bytes(self._parts).decode(charset(name), "replace")

    __str__ = toString

    def size(self):
        return len(self._parts)

    def reset(self):
        del self._parts[:]

    def writeTo(self, target):
        target.write(bytes(self._parts))

    def flush(self):
        pass

    close = flush


class Reader(_Closing):
    """Text, read by characters or lines."""

    def __init__(self, source="", *_):
        self._text = source._text if isinstance(source, Reader) else io.StringIO(source, newline="")

    def read(self, buffer=None, start=0, size=None):
        if buffer is None:
            letter = self._text.read(1)
            return ord(letter) if letter else -1
        letters = self._text.read(len(buffer) - start if size is None else size)
        buffer[start : start + len(letters)] = list(letters)
        return len(letters) or -1

    def readLine(self):
        line, letter = "", self._text.read(1)
        if not letter:
            return None
        while letter and letter not in "\r\n":
            line += letter
            letter = self._text.read(1)
        if letter == "\r":
            place = self._text.tell()
            if self._text.read(1) != "\n":
                self._text.seek(place)
        return line

    readline = readLine

    def lines(self):
        return iter(self)

    def __iter__(self):
        return iter(self.readLine, None)

    def readBytes(self):
        return self._text.read().encode("utf-8")

    def ready(self):
        place = self._text.tell()
        more = self._text.read(1) != ""
        self._text.seek(place)
        return more


class StringReader(Reader):
    pass


class BufferedReader(Reader):
    pass


class InputStreamReader(Reader):
    def __init__(self, stream, name="utf-8"):
        data = stream.readBytes() if hasattr(stream, "readBytes") else to_bytes(stream.read())
        Reader.__init__(self, data.decode(charset(name), "replace"))


class Writer(_Closing):
    """Writes text to a stream of bytes, or to another writer."""

    def __init__(self, target=None, name="utf-8"):
        self._target, self._charset = target, "utf-8" if isinstance(name, (int, bool)) else charset(name)

    def write(self, text, *span):
        text = chr(text) if isinstance(text, int) else "".join(text) if isinstance(text, list) else java_text(text)
        text = text[span[0] : span[0] + span[1]] if span else text
        self._target.write(text if isinstance(self._target, Writer) else text.encode(self._charset, "replace"))

    def append(self, text):
        self.write(text)
        return self

    def newLine(self):
        self.write("\n")

    def print(self, value=""):
        self.write(java_text(value))

    def println(self, value=""):
        self.write(java_text(value) + "\n")

    def printf(self, pattern, *arguments):
        from flow_java_string import String

        self.write(String.format(pattern, *arguments))
        return self

    format = printf

    def flush(self):
        self._target.flush()

    def close(self):
        self._target.close()


class StringWriter(Writer):
    def __init__(self, *_):
        Writer.__init__(self, self)
        self._parts = []

    def write(self, text, *span):
        text = chr(text) if isinstance(text, int) else java_text(text)
        self._parts.append(text[span[0] : span[0] + span[1]] if span else text)

    def toString(self):
        return "".join(self._parts)

    __str__ = getBuffer = toString

    def flush(self):
        pass

    close = flush


class OutputStreamWriter(Writer):
    pass


class BufferedWriter(Writer):
    pass


class PrintWriter(Writer):
    pass


class PrintStream(Writer):
    pass


class ByteBuffer(Bean):
    """A fixed sequence of bytes."""

    def __init__(self, data):
        self._data = bytearray(data)

    @staticmethod
    def wrap(data):
        return ByteBuffer(to_bytes(data))

    @staticmethod
    def allocate(size):
        return ByteBuffer(size)

    def array(self):
        return self._data


class FilenameUtils:
    @staticmethod
    def getExtension(name):
        return name.rpartition(".")[2] if "." in name else ""

    @staticmethod
    def getName(name):
        return name.replace("\\", "/").rpartition("/")[2]

    @staticmethod
    def removeExtension(name):
        return name.rpartition(".")[0] if "." in name else name

    @staticmethod
    def getBaseName(name):
        return FilenameUtils.removeExtension(FilenameUtils.getName(name))

    @staticmethod
    def getFullPath(name):
        return name[: len(name) - len(FilenameUtils.getName(name))]

    @staticmethod
    def getFullPathNoEndSeparator(name):
        path = FilenameUtils.getFullPath(name)
        return path.rstrip("/\\") or path

    @staticmethod
    def getPath(name):
        return re.sub(r"^([A-Za-z]:)?[/\\]+|^[A-Za-z]:", "", FilenameUtils.getFullPath(name))

    @staticmethod
    def getPathNoEndSeparator(name):
        return FilenameUtils.getPath(name).rstrip("/\\")

    @staticmethod
    def isExtension(name, extensions):
        found = FilenameUtils.getExtension(name)
        return not found if not extensions else found == extensions if isinstance(extensions, str) else found in extensions

    @staticmethod
    def concat(folder, name):
        return FilenameUtils.normalize(name if name.startswith("/") else folder.rstrip("/") + "/" + name)

    @staticmethod
    def normalize(name):
        parts = []
        for part in name.replace("\\", "/").split("/"):
            if part == ".." and [one for one in parts if one]:
                parts.pop()
            elif part == "..":
                return None
            elif part != "." and (part or not parts):
                parts.append(part)
        return "/".join(parts) + ("/" if name.endswith("/") and len(parts) > 1 else "")

    @staticmethod
    def wildcardMatch(name, pattern):
        if name is None or pattern is None:
            return name is pattern
        return re.fullmatch(re.escape(pattern).replace("\\*", ".*").replace("\\?", "."), name, re.S) is not None
