"""The environment of a script: its input, output, attributes, session, context and log."""
import flow_results
from flow_context import Context, Property, SessionFactory, State
from flow_files import REL_FAILURE, REL_SUCCESS, FlowFile
from flow_log import Log
from flow_session import Session
from flow_streams import InputStream, OutputStream, Printed

NAMES = {"input_text", "inputStream", "outputStream", "get_attribute", "session", "context", "log", "REL_SUCCESS", "REL_FAILURE"}


class Job:
    """The environment of one run, created in advance because every run starts from the same memory."""

    def __init__(self):
        self._input = InputStream(b"")
        self._session = Session(self)
        self._output = OutputStream()
        self.file = FlowFile(b"", {})
        self.state = State()
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

    def begin(self, names, attributes, printed_limit, output_limit, data):
        """Sets the data of one row in the script's environment."""
        self._input.data = self.file.content = data
        self.file.values = attributes
        self._before = dict(attributes)
        self.printed.keep(printed_limit)
        OutputStream.limit = output_limit
        names["input_text"] = data.decode("utf-8", "replace")

    def bind(self, names, free, attributes):
        """Sets the variables that a script does not define to the properties of their names, as NiFi does with dynamic properties."""
        for name in free:
            if name in attributes:
                names[name] = Property(attributes[name])

    def trigger(self, processor):
        """Runs a processor that the script defines, as NiFi's InvokeScriptedProcessor does."""
        processor.onTrigger(self.names["context"], SessionFactory(self._session))

    def restore(self):
        """Undoes the changes to the input's flow file."""
        self.file.content, self.file.values, self.file.written = self._input.data, dict(self._before), False

    def _get_attribute(self, key, default=None):
        return self.file.values.get(key, default)

    def answer(self, error):
        """Returns (error, attributes, printed, output). The output is None if nothing was written."""
        session, result, values = self._session, self.file, self.file.values
        output = self._output.content()
        if session.transferred:
            results = [file for file, relationship in session.transferred if relationship == REL_SUCCESS]
            failed = flow_results.failed_transfer(session.transferred, self._before)
            unknown = flow_results.unknown_relationship(session.transferred)
            if error is None and failed:
                error = _plain(failed, "Transfer")
                results = [file for file, relationship in session.transferred if relationship == REL_FAILURE]
            elif error is None and unknown:
                error = _plain(unknown)
            elif error is None and len(results) > 1:
                output, message = flow_results.joined(results)
                error = _plain(message) if message else None
            if results and results != [self.file]:
                values = dict(values)
                values.update(flow_results.common(results))
            if len(results) > 1:
                return error, values, self.printed.text(), output
            result = results[0] if results else result
        if result.written or result is not self.file:
            output = result.content
        elif session.rolled_back and not session.transferred and not session.removed and output is None:
            error = error or _plain("The script rolled back its session and did not transfer its flow file.", "Transfer")
        elif session.removed and not session.transferred and output is None:
            output = b"[]"  # dropped: there is no result
        return error, values, self.printed.text(), output


def _plain(text, kind="Error"):
    return kind, 0, text
