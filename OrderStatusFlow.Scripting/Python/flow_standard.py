"""The standard streams of a script that reads sys.stdin, as scripts for NiFi's ExecuteStreamCommand do."""
import io
import sys

from flow_bytes import to_bytes
from flow_streams import OutputStream, Printed, PrintedBytes


class StandardOutput(io.TextIOBase):
    """The standard output. Its bytes are the script's output, and its text is printed."""

    encoding, errors = Printed.encoding, Printed.errors
    buffer = property(PrintedBytes)
    writable, reconfigure = Printed.writable, Printed.reconfigure

    def __init__(self, printed):
        self._printed, self._output = printed, OutputStream()

    def write(self, text):
        self._output.write(to_bytes(text))
        return self._printed.write(text)

    def content(self):
        """Returns the bytes; None if nothing was written."""
        return self._output.content()


def connect(data, printed):
    """Sets sys.stdin to the input and sys.stdout to a StandardOutput, which is returned."""
    sys.stdin = io.TextIOWrapper(io.BytesIO(data), "utf-8", "replace", newline="\n")
    sys.stdout = StandardOutput(printed)
    return sys.stdout
