"""The input and output streams of scripts."""
import io


class Printed(io.TextIOBase):
    """Collects printed text, up to a limit."""

    encoding = "utf-8"
    errors = "replace"

    def __init__(self):
        self._left = 0
        self._parts = []
        self._cut = False

    def keep(self, limit):
        self._left = limit

    def writable(self):
        return True

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError("write() requires text, not " + type(text).__name__)
        self.softspace = 0
        text = text if type(text) is str else str.__str__(text)
        kept = text[: self._left]
        if kept:
            self._parts.append(kept)
            self._left -= len(kept)
        self._cut = self._cut or len(kept) < len(text)
        return len(text)

    def text(self):
        if not self._parts:
            return ""
        return "".join(self._parts) + ("\n[truncated: the script printed more than the limit]" if self._cut else "")


class Binary(str):
    """Python 2 text whose bytes are not UTF-8: the result of encode() with another charset, or binary data, one character per byte."""

    raw = b""

    @classmethod
    def of(cls, raw, text=None):
        made = cls(raw.decode("latin-1") if text is None else text)
        made.raw = raw
        return made

    def __getitem__(self, place):
        return Binary.of(self.raw[place] if isinstance(place, slice) else self.raw[place:][:1])

    def __iter__(self):
        return (Binary.of(self.raw[place : place + 1]) for place in range(len(self.raw)))

    def __add__(self, other):
        return native(self.raw + to_bytes(other)) if isinstance(other, Binary) else str(self) + other


class Utf8(Binary):
    """Text that a Python 2 script encoded as UTF-8: text in every way, but len() of a script counts its bytes."""

    __getitem__, __iter__, __add__ = str.__getitem__, str.__iter__, str.__add__


def native(data):
    """Converts bytes to the text that a Python 2 script expects; returns all else unchanged."""
    if isinstance(data, bytes):
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return Binary.of(data)
    return data


def to_bytes(data):
    """Accepts text, bytes, a bytearray, one byte value, or a list of byte values (signed as in Java or unsigned) or characters."""
    if isinstance(data, str):
        return data.raw if isinstance(data, Binary) else data.encode("utf-8", "surrogatepass")
    if isinstance(data, (bytes, bytearray, memoryview)):
        return bytes(data)
    if isinstance(data, int):
        return bytes((data & 255,))
    if isinstance(data, (list, tuple)) and data and isinstance(data[0], str):
        return b"".join([to_bytes(part) for part in data])
    return bytes([value & 255 for value in data])


def text_of(value):
    if type(value) is str:
        return value
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, (bytes, bytearray)):
        return value.decode("utf-8", "replace")
    return str(value)


class InputStream:
    def __init__(self, data):
        self.data = data
        self._opened = None

    @property
    def _stream(self):
        if self._opened is None:
            self._opened = io.BytesIO(self.data)
        return self._opened

    def read(self, *arguments):
        """Returns text; with a bytearray, fills it as Java's stream does and returns the number of bytes, -1 at the end."""
        if arguments and isinstance(arguments[0], bytearray):
            buffer, start, size = (arguments + (0, len(arguments[0])))[:3] if len(arguments) == 1 else arguments
            data = self._stream.read(size)
            buffer[start : start + len(data)] = data
            return len(data) or -1
        return self._stream.read(*arguments).decode("utf-8", "replace")

    def readBytes(self, *sizes):
        return self._stream.read(*sizes)

    readAllBytes = readBytes

    def readline(self):
        return self._stream.readline().decode("utf-8", "replace")

    def readLine(self):
        line = self.readline()
        return line.rstrip("\r\n") if line else None

    def readlines(self):
        return list(self)

    def skip(self, count):
        return len(self._stream.read(count))

    def mark(self, limit=0):
        self._marked = self._stream.tell()

    def reset(self):
        self._stream.seek(getattr(self, "_marked", 0))

    def markSupported(self):
        return True

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def __iter__(self):
        return iter(self.readline, "")

    def available(self):
        return len(self._stream.getbuffer()) - self._stream.tell()

    def close(self):
        pass


class OutputTooLarge(BaseException):
    """Not a subclass of Exception, because a script that catches Exception would continue to write."""


class OutputStream:
    limit = 0  # maximum bytes per stream, set for each row

    def __init__(self):
        self.parts = []
        self._small = bytearray()
        self._size = 0

    def write(self, data, *span):
        data = to_bytes(data)
        if span:
            data = data[span[0] : span[0] + span[1]]
        self._size += len(data)
        if self._size > OutputStream.limit:
            raise OutputTooLarge("The script wrote more output than its limit.")
        if not self.parts or len(data) > 4096:
            self._join()
            self.parts.append(data)
            return
        # Millions of short chunks would use much more memory than their content.
        self._small += data
        if len(self._small) > 65536:
            self._join()

    def _join(self):
        if self._small:
            self.parts.append(bytes(self._small))
            self._small = bytearray()

    def content(self):
        """Returns all output; None if nothing was written."""
        self._join()
        return b"".join(self.parts) if self.parts else None

    def flush(self):
        pass

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
