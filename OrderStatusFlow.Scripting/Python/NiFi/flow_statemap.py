"""NiFi's StateMap, which flow_context.State contains."""
from flow_java_maps import HashMap


class StateMap(HashMap):
    """The values that a script reads with getState() and changes with setState()."""

    def toMap(self):
        return HashMap(self)

    def getVersion(self):
        return -1 if not self else 1

    def getStateVersion(self):
        from flow_java_optional import Optional

        return Optional.empty()

    version = property(getVersion)

    def change(self, values):
        self.clear()
        self.update(values)
