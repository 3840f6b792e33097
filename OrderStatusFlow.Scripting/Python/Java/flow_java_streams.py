"""The byte streams of java.io."""
import io

from flow_bytes import to_bytes
from flow_java_base import charset
from flow_java_closing import Closing


class InputStream(Closing):
    """Bytes that are read as in Java: read() returns one byte, or -1 at the end."""

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


class OutputStream(Closing):
    """A stream that writes to another stream."""

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
