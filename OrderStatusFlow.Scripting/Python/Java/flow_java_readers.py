"""The readers of java.io."""
import io

from flow_bytes import to_bytes
from flow_java_base import charset
from flow_java_closing import Closing


class Reader(Closing):
    """A text that is read by characters or lines."""

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
        from flow_java_stream import Stream

        return Stream(self)

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
