"""The environment of a script for one row: its variables and files, and its result. flow_runner and flow_ironpython create it."""
import sys

import flow_results
from flow_context import Context, Property, SessionFactory, State
from flow_files import REL_FAILURE, REL_SUCCESS, FlowFile
from flow_log import Log
from flow_session import Session
from flow_streams import InputStream, OutputStream, Printed

NAMES = {"input_text", "inputStream", "outputStream", "get_attribute", "session", "context", "log", "REL_SUCCESS", "REL_FAILURE", "exit", "quit"}


class Job:
    """The environment of one row. It is created before the data is known, because every row starts from the same memory."""

    def __init__(self):
        self._input = InputStream(b"")
        self._session = Session(self)
        self._output = OutputStream()
        self.file = FlowFile(b"", {})
        self.state = State()
        self.printed = Printed()
        self._log = Log(self.printed)
        self._standard = None
        self.names = {
            "input_text": "",
            "inputStream": self._input,
            "outputStream": self._output,
            "get_attribute": self._get_attribute,
            "session": self._session,
            "context": Context(self),
            "log": self._log,
            "REL_SUCCESS": REL_SUCCESS,
            "REL_FAILURE": REL_FAILURE,
            "exit": sys.exit,
            "quit": sys.exit,
        }

    def begin(self, names, attributes, printed_limit, output_limit, data):
        """Sets the data of the row."""
        self._input.data = self.file.content = data
        self.file.values = attributes
        self._before = dict(attributes)
        self.printed.remaining = printed_limit
        OutputStream.limit = output_limit
        names["input_text"] = data.decode("utf-8", "replace")

    def connect(self):
        """Connects sys.stdin and sys.stdout to the input and the output, for a script that reads sys.stdin."""
        import flow_standard

        self._standard = flow_standard.connect(self._input.data, self.printed)

    def bind(self, names, undefined, attributes):
        """Sets the variables that the script reads but does not define to the attributes with their names, as NiFi does with dynamic properties."""
        for name in undefined:
            if name in attributes:
                names[name] = Property(attributes[name])

    def trigger(self, processor):
        """Calls a processor that the script defines, as NiFi's InvokeScriptedProcessor does."""
        processor.onTrigger(self.names["context"], SessionFactory(self._session))

    def restore(self):
        """Undoes the changes to the flow file."""
        self.file.content, self.file.values, self.file.written = self._input.data, dict(self._before), False

    def _get_attribute(self, key, default=None):
        return self.file.values.get(key, default)

    def result(self, error):
        """Returns (error, attributes, printed, output). The error is None or (kind, line, text); the argument is the one that the script raised.
        The output is None if nothing was written."""
        session, file, values = self._session, self.file, self.file.values
        output = self._output.content()
        if output is None and self._standard is not None and not session.transferred:
            output = self._standard.content()
        if session.transferred:
            files = [transferred for transferred, relationship in session.transferred if relationship == REL_SUCCESS]
            failed = flow_results.failed_transfer(session.transferred, self._before, self._log.last_error)
            unknown = flow_results.unknown_relationship(session.transferred)
            if error is None and failed:
                error = _error(failed, "Transfer")
                files = [transferred for transferred, relationship in session.transferred if relationship == REL_FAILURE]
            elif error is None and unknown:
                error = _error(unknown)
            elif error is None and len(files) > 1:
                output, message = flow_results.joined(files)
                error = _error(message) if message else None
            if files and files != [self.file]:
                values = dict(values)
                values.update(flow_results.common(files))
            if len(files) > 1:
                return error, values, self.printed.text(), output
            file = files[0] if files else file
        if file.written or file is not self.file:
            output = file.content
        elif session.rolled_back and not session.transferred and not session.removed and output is None:
            error = error or _error("The script rolled back its session and did not transfer its flow file.", "Transfer")
        elif session.removed and not session.transferred and output is None:
            output = b"[]"  # The script dropped its flow file, which is no error.
        return error, values, self.printed.text(), output


def _error(text, kind="Error"):
    return kind, 0, text  # without a line of the script
