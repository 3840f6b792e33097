"""The input and output streams of scripts."""
import io

from flow_bytes import to_bytes


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
