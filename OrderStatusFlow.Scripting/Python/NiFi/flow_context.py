"""NiFi's process context: the variable context of a script, and what its methods return."""
from flow_bytes import text_of
from flow_files import REL_FAILURE, REL_SUCCESS


class Property:
    """NiFi's PropertyValue. The value is that of the attribute with the property's name, or None."""

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
    """NiFi's StateManager. The state is empty when a script starts, and is not kept after it."""

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
    """NiFi's ProcessContext. Properties are attributes of the flow file."""

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
    """NiFi's ProcessSessionFactory. It also has the methods of the session, for a processor whose onTrigger() expects the session."""

    def __init__(self, session):
        self._session = session

    def createSession(self):
        return self._session

    def __getattr__(self, name):
        return getattr(self._session, name)
