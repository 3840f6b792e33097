"""The writers of java.io."""
from flow_java_base import charset, java_text
from flow_java_closing import Closing


class Writer(Closing):
    """A writer to a stream of bytes or to another writer."""

    def __init__(self, target=None, name="utf-8"):
        self._target, self._charset = target, "utf-8" if isinstance(name, (int, bool)) else charset(name)

    def write(self, text, *span):
        text = chr(text) if isinstance(text, int) else "".join(text) if isinstance(text, list) else java_text(text)
        text = text[span[0] : span[0] + span[1]] if span else text
        self._target.write(text if isinstance(self._target, Writer) else text.encode(self._charset, "replace"))

    def append(self, text):
        self.write(text)
        return self

    def newLine(self):
        self.write("\n")

    def print(self, value=""):
        self.write(java_text(value))

    def println(self, value=""):
        self.write(java_text(value) + "\n")

    def printf(self, pattern, *arguments):
        from flow_java_string import String

        self.write(String.format(pattern, *arguments))
        return self

    format = printf

    def flush(self):
        self._target.flush()

    def close(self):
        self._target.close()


class StringWriter(Writer):
    def __init__(self, *_):
        Writer.__init__(self, self)
        self._parts = []

    def write(self, text, *span):
        text = chr(text) if isinstance(text, int) else java_text(text)
        self._parts.append(text[span[0] : span[0] + span[1]] if span else text)

    def toString(self):
        return "".join(self._parts)

    __str__ = getBuffer = toString

    def flush(self):
        pass

    close = flush


class OutputStreamWriter(Writer):
    pass


class BufferedWriter(Writer):
    pass


class PrintWriter(Writer):
    pass


class PrintStream(Writer):
    pass
