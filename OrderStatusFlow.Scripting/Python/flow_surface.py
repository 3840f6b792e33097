"""The environment of a script: its input, output, attributes, session, context and log."""
import flow_results
from flow_files import REL_FAILURE, REL_SUCCESS, FlowFile
from flow_log import Log
from flow_session import Session
from flow_streams import InputStream, OutputStream, Printed, text_of

NAMES = {"input_text", "inputStream", "outputStream", "get_attribute", "session", "context", "log", "REL_SUCCESS", "REL_FAILURE"}


class Property:
    """A property of the processor, read from the attribute of its name."""

    def __init__(self, value):
        self._value = value

    def getValue(self):
        return self._value

    value = property(getValue)

    def isSet(self):
        return self._value is not None

    def evaluateAttributeExpressions(self, *_):
        return self

    def asInteger(self):
        return None if self._value is None else int(self._value)

    asLong = asInteger

    def asDouble(self):
        return None if self._value is None else float(self._value)

    asFloat = asDouble

    def asBoolean(self):
        return None if self._value is None else self._value.strip().lower() == "true"

    def __str__(self):
        return str(self._value)

    toString = __str__


class State:
    """NiFi's state manager. The state is empty in each run, and kept for this run only."""

    def __init__(self):
        self._values = None

    def _map(self):
        from flow_statemap import StateMap

        if self._values is None:
            self._values = StateMap()
        return self._values

    def getState(self, scope=None):
        return self._map().copy()

    def setState(self, values, scope=None):
        self._map().change(values)

    def replace(self, old, values, scope=None):
        self._map().change(values)
        return True

    def clear(self, scope=None):
        self._map().change({})


class Context:
    def __init__(self, job):
        self._job = job

    def getProperty(self, name):
        return Property(self._job.file.getAttribute(text_of(getattr(name, "name", name))))

    def newPropertyValue(self, value):
        return Property(value)

    def getProperties(self):
        return self._job.file.getAttributes()

    getAllProperties = getProperties
    properties = property(getProperties)

    def getName(self):
        return "script"

    name = property(getName)

    def getStateManager(self):
        return self._job.state

    stateManager = property(getStateManager)

    def getAvailableRelationships(self):
        return {REL_SUCCESS, REL_FAILURE}

    def getMaxConcurrentTasks(self):
        return 1

    def getControllerServiceLookup(self):
        raise NotImplementedError("There are no controller services. Read the data over HTTP with requests instead.")

    controllerServiceLookup = property(getControllerServiceLookup)


class SessionFactory:
    """Creates the session of a processor; also stands for the session itself."""

    def __init__(self, session):
        self._session = session

    def createSession(self):
        return self._session

    def __getattr__(self, name):
        return getattr(self._session, name)


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
