"""StringJoiner of java.util."""
from flow_java_base import java_text


class StringJoiner:
    def __init__(self, separator, before="", after=""):
        self._separator, self._before, self._after, self._parts, self._empty = separator, before, after, [], None

    def add(self, part):
        self._parts.append(java_text(part))
        return self

    def setEmptyValue(self, text):
        self._empty = text
        return self

    def length(self):
        return len(self.toString())

    def toString(self):
        if not self._parts and self._empty is not None:
            return self._empty
        return self._before + self._separator.join(self._parts) + self._after

    __str__ = toString
