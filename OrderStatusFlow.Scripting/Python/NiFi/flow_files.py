"""NiFi's flow files and their relationships."""
import time

from flow_streams import OutputStream

CORE_ATTRIBUTES = ("uuid", "filename", "path")


class Relationship(str):
    """REL_SUCCESS, REL_FAILURE, or a relationship that a script defines."""

    def getName(self):
        return str(self)

    name = property(getName)

    def getDescription(self):
        return ""

    class Builder:
        def __init__(self):
            self._name = ""

        def name(self, name):
            self._name = name
            return self

        def description(self, text):
            return self

        autoTerminateDefault = description

        def build(self):
            return Relationship(self._name)


REL_SUCCESS = Relationship("success")
REL_FAILURE = Relationship("failure")


class FlowFile:
    """A content with attributes (values). Its getters are also properties, as in Jython: flowFile.size is flowFile.getSize()."""

    _next = 0

    def __init__(self, content, values):
        self._content = content
        self._open = None
        self.values = values
        self.written = False
        self.penalized = False

    @property
    def content(self):
        if self._open is not None:
            self._content = self._start + (self._open.content() or b"")
        return self._content

    @content.setter
    def content(self, data):
        self._content, self._open = data, None

    def open(self, start=b""):
        """Returns an output stream. The content becomes start, followed by its output."""
        self._start, self._open, self.written = start, OutputStream(), True
        return self._open

    def getAttribute(self, key):
        key = str(key)
        return self.values[key] if key in self.values else self._core_attribute(key)

    def _core_attribute(self, key):
        if key == "path":
            return "./"
        if key not in CORE_ATTRIBUTES:
            return None
        if getattr(self, "_uuid", None) is None:
            import uuid

            self._uuid = str(uuid.uuid4())
        return self._uuid

    def getAttributes(self):
        from flow_java_maps import HashMap

        attributes = HashMap([(key, self._core_attribute(key)) for key in CORE_ATTRIBUTES])
        attributes.update(self.values)
        return attributes

    def getSize(self):
        return len(self.content)

    def getId(self):
        if getattr(self, "_id", None) is None:
            FlowFile._next += 1
            self._id = FlowFile._next
        return self._id

    def getEntryDate(self):
        return int(time.time() * 1000)

    getLineageStartDate = getLastQueueDate = getEntryDate

    def isPenalized(self):
        return self.penalized

    def toString(self):
        return "FlowFile[filename=%s, size=%d]" % (self.getAttribute("filename"), self.getSize())

    __str__ = toString

    attributes = property(getAttributes)
    size = property(getSize)
    id = property(getId)
    entryDate = lineageStartDate = lastQueueDate = property(getEntryDate)
