"""What a script finds around it: its input, its output, attributes, a session with flow files, and a log."""
import io


class Relationship(str):
    def getName(self):
        return str(self)


REL_SUCCESS = Relationship("success")
REL_FAILURE = Relationship("failure")


class Printed(io.TextIOBase):
    """Keeps what is printed, up to a limit."""

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
            raise TypeError("write() needs text, not " + type(text).__name__)
        kept = text[: self._left]
        if kept:
            self._parts.append(kept)
            self._left -= len(kept)
        self._cut = self._cut or len(kept) < len(text)
        return len(text)

    def text(self):
        if not self._parts:
            return ""
        return "".join(self._parts) + ("\n[cut here: it printed more than is kept]" if self._cut else "")


def to_bytes(data):
    """Text, bytes, a bytearray, one byte's value, or a list of byte values, signed as Java's are or not."""
    if isinstance(data, str):
        return data.encode("utf-8", "surrogatepass")
    if isinstance(data, (bytes, bytearray, memoryview)):
        return bytes(data)
    if isinstance(data, int):
        return bytes((data & 255,))
    return bytes([value & 255 for value in data])


class InputStream:
    def __init__(self, data):
        self.data = data
        self._opened = None

    @property
    def _stream(self):
        if self._opened is None:
            self._opened = io.BytesIO(self.data)
        return self._opened

    def read(self, *sizes):
        return self._stream.read(*sizes).decode("utf-8", "replace")

    def readBytes(self, *sizes):
        return self._stream.read(*sizes)

    def readline(self):
        return self._stream.readline().decode("utf-8", "replace")

    def __iter__(self):
        return iter(self.readline, "")

    def available(self):
        return len(self._stream.getbuffer()) - self._stream.tell()

    def close(self):
        pass


class OutputStream:
    def __init__(self):
        self.parts = []

    def write(self, data, *span):
        data = to_bytes(data)
        if span:
            data = data[span[0] : span[0] + span[1]]
        self.parts.append(data)

    def flush(self):
        pass

    def close(self):
        pass


class FlowFile:
    def __init__(self, content, attributes):
        self.content = content
        self.attributes = attributes
        self.written = False

    def getAttribute(self, key):
        return self.attributes.get(key)

    def getAttributes(self):
        return dict(self.attributes)

    def getSize(self):
        return len(self.content)

    def getId(self):
        return id(self)


class Session:
    def __init__(self, job):
        self._job = job
        self._given = False
        self.transferred = []
        self.removed = False

    def get(self, *_):
        if self._given:
            return None
        self._given = True
        return self._job.file

    def create(self, parent=None):
        return FlowFile(b"", dict(parent.attributes) if parent is not None else {})

    def clone(self, parent):
        copy = FlowFile(parent.content, dict(parent.attributes))
        copy.written = True
        return copy

    def write(self, file, callback):
        output = OutputStream()
        process = getattr(callback, "process", callback)
        if _wants_input(process):
            process(InputStream(file.content), output)
        else:
            process(output)
        file.content = b"".join(output.parts)
        file.written = True
        return file

    def append(self, file, callback):
        output = OutputStream()
        getattr(callback, "process", callback)(output)
        file.content += b"".join(output.parts)
        file.written = True
        return file

    def read(self, file, callback=None):
        stream = InputStream(file.content)
        if callback is None:
            return stream
        getattr(callback, "process", callback)(stream)
        return None

    def putAttribute(self, *arguments):
        """(key, value) or (flowFile, key, value)."""
        key, value = arguments[-2:]
        file = arguments[0] if len(arguments) == 3 and arguments[0] is not None else self._job.file
        file.attributes[_text(key)] = _text(value)
        return file

    def putAllAttributes(self, *arguments):
        file = arguments[0] if len(arguments) == 2 and arguments[0] is not None else self._job.file
        for key, value in dict(arguments[-1]).items():
            file.attributes[_text(key)] = _text(value)
        return file

    def removeAttribute(self, *arguments):
        file = arguments[0] if len(arguments) == 2 and arguments[0] is not None else self._job.file
        file.attributes.pop(_text(arguments[-1]), None)
        return file

    def transfer(self, file, relationship=REL_SUCCESS):
        for one in file if isinstance(file, (list, tuple)) else (file,):
            self.transferred.append((one, relationship))

    def remove(self, file):
        self.removed = self.removed or file is self._job.file

    def commit(self):
        pass

    def getProvenanceReporter(self):
        return _Ignored()


class _Ignored:
    def __getattr__(self, name):
        return lambda *arguments, **named: None


class Log:
    def __init__(self, printed):
        self._printed = printed

    def _write(self, level, message, arguments):
        text = _text(message)
        for argument in arguments:
            for part in argument if isinstance(argument, (list, tuple)) else (argument,):
                text = text.replace("{}", _text(part), 1) if "{}" in text else text + " " + _text(part)
        self._printed.write("[" + level + "] " + text + "\n")

    def trace(self, message, *arguments):
        self._write("trace", message, arguments)

    def debug(self, message, *arguments):
        self._write("debug", message, arguments)

    def info(self, message, *arguments):
        self._write("info", message, arguments)

    def warn(self, message, *arguments):
        self._write("warn", message, arguments)

    warning = warn

    def error(self, message, *arguments):
        self._write("error", message, arguments)


class Property:
    def __init__(self, value):
        self._value = value

    def getValue(self):
        return self._value

    def isSet(self):
        return self._value is not None

    def evaluateAttributeExpressions(self, *_):
        return self


class Context:
    def __init__(self, job):
        self._job = job

    def getProperty(self, name):
        return Property(self._job.file.attributes.get(_text(name)))

    def getName(self):
        return "script"


class Job:
    """All that one run of a script finds; made ahead of it, since every run starts from the same memory."""

    def __init__(self):
        self._input = InputStream(b"")
        self._session = Session(self)
        self._output = OutputStream()
        self.file = FlowFile(b"", {})
        self.printed = Printed()
        self.names = {
            "input_text": "",
            "inputStream": self._input,
            "outputStream": self._output,
            "get_attribute": self._get_attribute,
            "session": self._session,
            "context": Context(self),
            "log": Log(self.printed),
            "REL_SUCCESS": REL_SUCCESS,
            "REL_FAILURE": REL_FAILURE,
        }

    def begin(self, names, attributes, printed_limit, data):
        """Puts one row's own things where the script looks for them."""
        self._input.data = self.file.content = data
        self.file.attributes = attributes
        self.printed.keep(printed_limit)
        names["input_text"] = data.decode("utf-8", "replace")

    def _get_attribute(self, key, default=None):
        return self.file.attributes.get(key, default)

    def answer(self, error):
        """(error, attributes, printed, output); the output is None when nothing was written."""
        session, result = self._session, self.file
        output = b"".join(self._output.parts) if self._output.parts else None
        if session.transferred:
            results = [file for file, relationship in session.transferred if relationship == REL_SUCCESS]
            if error is None and len(results) > 1:
                error = _plain("It transferred %d flow files to REL_SUCCESS; one result can go on." % len(results))
            elif error is None and any(relationship == REL_FAILURE for _, relationship in session.transferred):
                error = _plain("The script transferred its flow file to REL_FAILURE.", "Transfer")
            result = results[0] if results else result
            if result is not self.file:
                self.file.attributes.update(result.attributes)
        if result.written or result is not self.file:
            output = result.content
        elif session.removed and not session.transferred and output is None:
            output = b"[]"  # dropped: nothing goes on
        return error, self.file.attributes, self.printed.text(), output


def _plain(text, kind="Error"):
    return kind, 0, text


def _wants_input(process):
    code = getattr(getattr(process, "__func__", process), "__code__", None)
    if code is None:
        return True
    return code.co_argcount - (1 if hasattr(process, "__self__") else 0) >= 2


def _text(value):
    if isinstance(value, str):
        return value
    if isinstance(value, (bytes, bytearray)):
        return value.decode("utf-8", "replace")
    return str(value)
