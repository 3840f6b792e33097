"""The environment of a script: its input, output, attributes, session, context and log."""
from flow_files import REL_FAILURE, REL_SUCCESS, FlowFile, Session
from flow_streams import InputStream, OutputStream, Printed, text_of


class Log:
    def __init__(self, printed):
        self._printed = printed

    def _write(self, level, message, arguments):
        text = text_of(message)
        for argument in arguments:
            for part in argument if isinstance(argument, (list, tuple)) else (argument,):
                text = text.replace("{}", text_of(part), 1) if "{}" in text else text + " " + text_of(part)
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
        return Property(self._job.file.attributes.get(text_of(name)))

    def getName(self):
        return "script"


class Job:
    """The environment of one run, created in advance because every run starts from the same memory."""

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

    def begin(self, names, attributes, printed_limit, output_limit, data):
        """Sets the data of one row in the script's environment."""
        self._input.data = self.file.content = data
        self.file.attributes = attributes
        self.printed.keep(printed_limit)
        OutputStream.limit = output_limit
        names["input_text"] = data.decode("utf-8", "replace")

    def _get_attribute(self, key, default=None):
        return self.file.attributes.get(key, default)

    def answer(self, error):
        """Returns (error, attributes, printed, output). The output is None if nothing was written."""
        session, result = self._session, self.file
        output = self._output.content()
        if session.transferred:
            results = [file for file, relationship in session.transferred if relationship == REL_SUCCESS]
            if error is None and len(results) > 1:
                error = _plain("The script transferred %d flow files to REL_SUCCESS, but only one result is allowed." % len(results))
            elif error is None and any(relationship == REL_FAILURE for _, relationship in session.transferred):
                error = _plain("The script transferred its flow file to REL_FAILURE.", "Transfer")
            result = results[0] if results else result
            if result is not self.file:
                self.file.attributes.update(result.attributes)
        if result.written or result is not self.file:
            output = result.content
        elif session.removed and not session.transferred and output is None:
            output = b"[]"  # dropped: there is no result
        return error, self.file.attributes, self.printed.text(), output


def _plain(text, kind="Error"):
    return kind, 0, text
