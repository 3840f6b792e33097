"""IOUtils of Apache Commons IO."""
import io

from flow_bytes import text_of, to_bytes
from flow_streams import InputStream


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
    def read(stream, buffer, start=0, size=None):
        """Fills a bytearray, and returns the number of bytes."""
        size = len(buffer) - start if size is None else size
        data = stream.readBytes(size)
        buffer[start : start + len(data)] = data
        return len(data)

    @staticmethod
    def toBufferedInputStream(stream, *_):
        return stream

    @staticmethod
    def closeQuietly(*_):
        pass

    close = closeQuietly
