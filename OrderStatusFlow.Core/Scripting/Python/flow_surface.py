"""What a script finds around it: its input, its output, attributes, a session and a log."""
import io

REL_SUCCESS = "success"
REL_FAILURE = "failure"


class Printed(io.TextIOBase):
    """Keeps what is printed, up to a limit."""

    encoding = "utf-8"
    errors = "replace"

    def __init__(self, limit):
        self._left = limit
        self._parts = []
        self._cut = False

    def writable(self):
        return True

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError("write() needs text, not " + type(text).__name__)
        kept = text[: self._left]
        if kept:
            self._parts.append(kept)
            self._left -= len(kept)
        self._cut = self._cut or len(kept) < len(text)
        return len(text)

    def text(self):
        return "".join(self._parts) + ("\n[cut here: it printed more than is kept]" if self._cut else "")


class InputStream:
    def __init__(self, data):
        self._stream = io.BytesIO(data)

    def read(self, *sizes):
        return self._stream.read(*sizes).decode("utf-8", "replace")


class OutputStream:
    def __init__(self):
        self.parts = []

    def write(self, data, *span):
        """Takes text, bytes, a bytearray, one byte's value or a list of byte values, signed as Java's are or not."""
        if isinstance(data, str):
            data = data.encode("utf-8", "surrogatepass")
        elif isinstance(data, int):
            data = bytes((data & 255,))
        elif not isinstance(data, (bytes, bytearray, memoryview)):
            data = bytes([value & 255 for value in data])
        if span:
            offset, length = span
            data = data[offset : offset + length]
        self.parts.append(bytes(data))

    def flush(self):
        pass

    def close(self):
        pass


class Session:
    def __init__(self, job):
        self._job = job

    def putAttribute(self, *arguments):
        key, value = arguments[-2:]
        self._job.put(key, value)
        return arguments[0] if len(arguments) == 3 else None


class Job:
    def __init__(self, data, attributes, printed_limit):
        self._data = data
        self._attributes = attributes
        self.printed = Printed(printed_limit)
        self._input = InputStream(data)
        self._output = OutputStream()

    def put(self, key, value):
        self._attributes[str(key)] = value if isinstance(value, str) else str(value)

    def names(self):
        return {
            "input_text": self._data.decode("utf-8", "replace"),
            "inputStream": self._input,
            "outputStream": self._output,
            "get_attribute": self._attributes.get,
            "session": Session(self),
            "REL_SUCCESS": REL_SUCCESS,
            "REL_FAILURE": REL_FAILURE,
        }

    def output(self):
        return b"".join(self._output.parts)

    def answer(self, error):
        return {"error": error, "attributes": self._attributes, "printed": self.printed.text(), "wrote": bool(self._output.parts)}
