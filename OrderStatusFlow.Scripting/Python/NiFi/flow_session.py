"""NiFi's ProcessSession: the variable session of a script."""
from flow_bytes import text_of, to_bytes
from flow_files import REL_SUCCESS, FlowFile
from flow_streams import InputStream


class Session:
    """A session whose queue contains one flow file, the input. It keeps what the script transferred, removed and rolled back for flow_job."""

    def __init__(self, job):
        self._job = job
        self._given = False
        self.transferred = []
        self.removed = self.rolled_back = False

    def get(self, max_results=None, *_):
        """Returns the flow file, or None if it was returned before. With a number or a filter, returns a list."""
        given, self._given = self._given, True
        if max_results is None:
            return None if given else self._job.file
        from flow_java_lists import ArrayList

        return ArrayList([] if given else [self._job.file])

    def create(self, parent=None):
        parents = parent if isinstance(parent, (list, tuple)) else [parent]
        values = {}
        for file in parents:
            if file is not None:
                values.update(file.values)
        return FlowFile(b"", values)

    def clone(self, parent, offset=0, size=None):
        content = parent.content
        copy = FlowFile(content[offset:] if size is None else content[offset : offset + size], dict(parent.values))
        copy.written = True
        return copy

    def write(self, file, callback=None):
        """Calls the callback with the streams and returns the flow file. Without a callback, returns the output stream."""
        if callback is None:
            return file.open()
        before = file.content
        output = file.open()
        process = getattr(callback, "process", callback)
        try:
            if _wants_input(process):
                process(InputStream(before), output)
            else:
                process(output)
        except BaseException:
            file.content = before  # as in NiFi, an exception undoes the write
            raise
        file.content = output.content() or b""
        return file

    def append(self, file, callback=None):
        start = file.content
        output = file.open(start)
        if callback is None:
            return output
        getattr(callback, "process", callback)(output)
        return file

    def read(self, file, *arguments):
        stream = InputStream(file.content)
        if not arguments or isinstance(arguments[-1], bool):
            return stream
        getattr(arguments[-1], "process", arguments[-1])(stream)
        return None

    def exportTo(self, file, target):
        target.write(file.content)

    def importFrom(self, source, *arguments):
        file = arguments[-1]
        data = source.readBytes() if hasattr(source, "readBytes") else source.read()
        file.open().write(data)
        return file

    def merge(self, sources, target, header=b"", footer=b"", between=b""):
        content = to_bytes(between).join([source.content for source in sources])
        target.open().write(to_bytes(header) + content + to_bytes(footer))
        return target

    def putAttribute(self, *arguments):
        """Accepts (flowFile, key, value) or (key, value). A value of None changes nothing, as in NiFi."""
        key, value = arguments[-2:]
        file = arguments[0] if len(arguments) == 3 and arguments[0] is not None else self._job.file
        if value is not None:
            file.values[text_of(key)] = text_of(value)
        return file

    def putAllAttributes(self, *arguments):
        file = arguments[0] if len(arguments) == 2 and arguments[0] is not None else self._job.file
        for key, value in dict(arguments[-1]).items():
            if value is not None:
                file.values[text_of(key)] = text_of(value)
        return file

    def removeAttribute(self, *arguments):
        file = arguments[0] if len(arguments) == 2 and arguments[0] is not None else self._job.file
        file.values.pop(text_of(arguments[-1]), None)
        return file

    def removeAllAttributes(self, *arguments):
        """Accepts a collection of names or a java.util.regex.Pattern."""
        file = arguments[0] if len(arguments) == 2 and arguments[0] is not None else self._job.file
        names = arguments[-1]
        if hasattr(names, "matcher"):
            names = [name for name in file.values if names.matcher(name).matches()]
        for name in list(names or ()):
            file.values.pop(text_of(name), None)
        return file

    def transfer(self, files, relationship=REL_SUCCESS):
        for one in files if isinstance(files, (list, tuple, set)) else (files,):
            if one is None:
                raise ValueError("session.transfer() got None instead of a flow file. Call it only if session.get() returned one")
            if not isinstance(one, FlowFile):
                raise TypeError("session.transfer() requires a flow file, not " + type(one).__name__)
            self.transferred = [(file, kind) for file, kind in self.transferred if file is not one]
            self.transferred.append((one, relationship))

    def remove(self, files):
        for one in files if isinstance(files, (list, tuple, set)) else (files,):
            self.removed = self.removed or one is self._job.file
            self.transferred = [(file, kind) for file, kind in self.transferred if file is not one]

    def penalize(self, file):
        file.penalized = True
        return file

    def rollback(self, penalize=False):
        """Undoes all changes to the flow file, and returns it to the queue."""
        self.transferred, self.removed, self._given, self.rolled_back = [], False, False, True
        self._job.restore()

    def commit(self, *callbacks):
        if callbacks and hasattr(callbacks[0], "run"):
            callbacks[0].run()

    commitAsync = commit

    def adjustCounter(self, name, change, immediate=False):
        pass

    def getQueueSize(self):
        return _QueueSize(0 if self._given else 1, len(self._job.file.content))

    def getProvenanceReporter(self):
        return Ignored()

    provenanceReporter = property(getProvenanceReporter)

    def getState(self, scope=None):
        return self._job.state.getState(scope)

    def setState(self, values, scope=None):
        self._job.state.setState(values, scope)


class _QueueSize:
    def __init__(self, count, size):
        self.objectCount, self.byteCount = count, size

    def getObjectCount(self):
        return self.objectCount

    def getByteCount(self):
        return self.byteCount


class Ignored:
    """An object that accepts every call and does nothing."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *arguments, **named: None


def _wants_input(process):
    code = getattr(getattr(process, "__func__", process), "__code__", None)
    if code is None:
        return True
    return code.co_argcount - (1 if hasattr(process, "__self__") else 0) >= 2
