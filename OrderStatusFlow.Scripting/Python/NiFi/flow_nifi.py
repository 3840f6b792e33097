"""Classes of NiFi 1.28 that scripts import. flow_java has their full names."""
from flow_files import REL_FAILURE, REL_SUCCESS
from flow_session import Session as ProcessSession  # noqa: F401


class _Callback:
    """The base class of the callbacks that a script passes to session.read() and session.write()."""

    def __init__(self, *_):
        pass


class StreamCallback(_Callback):
    pass


class InputStreamCallback(_Callback):
    pass


class OutputStreamCallback(_Callback):
    pass


class PyStreamCallback(StreamCallback):
    pass


class ExecuteScript:
    REL_SUCCESS, REL_FAILURE = REL_SUCCESS, REL_FAILURE


class ComponentLog:
    pass


class LogLevel:
    TRACE, DEBUG, INFO, WARN, ERROR = "trace", "debug", "info", "warn", "error"


class LoggerFactory:
    """org.slf4j.LoggerFactory. Every logger is the variable log of the script."""

    @staticmethod
    def getLogger(*_):
        import sys

        return sys.modules["__main__"].__dict__["log"]


class Scope:
    LOCAL, CLUSTER = "LOCAL", "CLUSTER"


class ExpressionLanguageScope:
    NONE, FLOWFILE_ATTRIBUTES, VARIABLE_REGISTRY = "NONE", "FLOWFILE_ATTRIBUTES", "VARIABLE_REGISTRY"


class CoreAttributes:
    """The names of NiFi's own attributes."""


class _Key(str):
    """A constant of CoreAttributes, which is also its name."""

    def key(self):
        return str(self)

    getKey = key


for _name in ("path", "absolute.path", "filename", "uuid", "priority", "mime.type", "discard.reason", "alternate.identifier"):
    setattr(CoreAttributes, _name.upper().replace(".", "_"), _Key(_name))


class PropertyDescriptor:
    """A property that a processor declares. Only its name is used."""

    def __init__(self, name=""):
        self.name = name

    def getName(self):
        return self.name

    class Builder:
        def __init__(self):
            self._name = ""

        def name(self, name):
            self._name = name
            return self

        def build(self):
            return PropertyDescriptor(self._name)

        def __getattr__(self, name):
            if name.startswith("_"):
                raise AttributeError(name)
            return lambda *_: self


class AbstractProcessor:
    """The base class of a processor that a script defines, as for NiFi's InvokeScriptedProcessor."""

    def __init__(self, *_):
        pass

    def initialize(self, context):
        pass

    def getRelationships(self):
        return {REL_SUCCESS, REL_FAILURE}


Processor = AbstractProcessor


class _Unused:
    """A class that scripts may import and create, but whose members they do not use."""

    def __init__(self, *_):
        pass


ProcessContext = ProcessorInitializationContext = FlowFileFilter = PropertyValue = ValidationResult = Validator = AllowableValue = _Unused
StateManager = StateMap = AttributeExpression = _Unused


class StandardValidators:
    """Validators of properties. They are None, because properties are not validated."""

    NON_EMPTY_VALIDATOR = NON_BLANK_VALIDATOR = BOOLEAN_VALIDATOR = INTEGER_VALIDATOR = POSITIVE_INTEGER_VALIDATOR = None


def Tags(*_):
    return lambda kind: kind


CapabilityDescription = Tags
