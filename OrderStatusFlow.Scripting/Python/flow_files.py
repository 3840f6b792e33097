"""NiFi's session and flow files."""
from flow_streams import InputStream, OutputStream, text_of


class Relationship(str):
    def getName(self):
        return str(self)


REL_SUCCESS = Relationship("success")
REL_FAILURE = Relationship("failure")


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
        file.content = output.content() or b""
        file.written = True
        return file

    def append(self, file, callback):
        output = OutputStream()
        getattr(callback, "process", callback)(output)
        file.content += output.content() or b""
        file.written = True
        return file

    def read(self, file, callback=None):
        stream = InputStream(file.content)
        if callback is None:
            return stream
        getattr(callback, "process", callback)(stream)
        return None

    def putAttribute(self, *arguments):
        """Accepts (key, value) or (flowFile, key, value)."""
        key, value = arguments[-2:]
        file = arguments[0] if len(arguments) == 3 and arguments[0] is not None else self._job.file
        file.attributes[text_of(key)] = text_of(value)
        return file

    def putAllAttributes(self, *arguments):
        file = arguments[0] if len(arguments) == 2 and arguments[0] is not None else self._job.file
        for key, value in dict(arguments[-1]).items():
            file.attributes[text_of(key)] = text_of(value)
        return file

    def removeAttribute(self, *arguments):
        file = arguments[0] if len(arguments) == 2 and arguments[0] is not None else self._job.file
        file.attributes.pop(text_of(arguments[-1]), None)
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


def _wants_input(process):
    code = getattr(getattr(process, "__func__", process), "__code__", None)
    if code is None:
        return True
    return code.co_argcount - (1 if hasattr(process, "__self__") else 0) >= 2
