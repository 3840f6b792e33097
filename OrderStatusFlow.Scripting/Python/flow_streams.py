"""The input and output streams of scripts."""
import io

from flow_bytes import to_bytes


class Printed(io.TextIOBase):
    """The standard output of a script. Keeps the first characters, up to a limit that is set for each row."""

    encoding = "utf-8"
    errors = "replace"

    def __init__(self):
        self.remaining = 0
        self._parts = []
        self._truncated = False

    @property
    def buffer(self):
        return PrintedBytes(self)

    def reconfigure(self, **_):
        pass

    def writable(self):
        return True

    def write(self, text):
        if isinstance(text, (bytes, bytearray)):
            text = text.decode("utf-8", "replace")  # a writer of codecs, which is for bytes, may write to the standard output of Python 2
        if not isinstance(text, str):
            raise TypeError("write() requires text, not " + type(text).__name__)
        self.softspace = 0
        text = text if type(text) is str else str.__str__(text)
        kept = text[: self.remaining]
        if kept:
            self._parts.append(kept)
            self.remaining -= len(kept)
        self._truncated = self._truncated or len(kept) < len(text)
        return len(text)

    def text(self):
        """Returns the printed text, with a note if it was truncated."""
        if not self._parts:
            return ""
        return "".join(self._parts) + ("\n[truncated: the script printed more than the limit]" if self._truncated else "")


class PrintedBytes(io.BufferedIOBase):
    """The bytes below a standard output."""

    def __init__(self, text):
        self._text = text

    def writable(self):
        return True

    def write(self, data):
        self._text.write(bytes(data))
        return len(data)


class InputStream:
    """java.io.InputStream, which is also a file of Python. The content is bytes; the methods of Python return text."""

    def __init__(self, data):
        self.data = data
        self._opened = None

    @property
    def _stream(self):
        if self._opened is None:
            self._opened = io.BytesIO(self.data)
        return self._opened

    def read(self, *arguments):
        """Returns text. With a bytearray, fills it as in Java and returns the number of bytes, or -1 at the end."""
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
    """The output limit is exceeded. Not a subclass of Exception, because a script that catches Exception would continue to write."""


class OutputStream:
    """java.io.OutputStream, which is also a file of Python. Accepts text and all types of to_bytes()."""

    limit = 0  # the maximum number of bytes per stream, set for each row

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
        # A separate object for each short chunk would use much more memory than the content.
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
