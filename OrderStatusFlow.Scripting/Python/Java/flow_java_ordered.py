"""The comparisons that the ordered values of java.time have in common."""
from flow_java_base import Bean


class Ordered(Bean):
    """A value that is compared by its _key()."""

    def compareTo(self, other):
        return (self._key() > other._key()) - (self._key() < other._key())

    def isBefore(self, other):
        return self._key() < other._key()

    def isAfter(self, other):
        return self._key() > other._key()

    def isEqual(self, other):
        return self._key() == other._key()

    def __eq__(self, other):
        return type(self) is type(other) and self._key() == other._key()

    def __lt__(self, other):
        return self._key() < other._key()

    def __le__(self, other):
        return self._key() <= other._key()

    def __gt__(self, other):
        return self._key() > other._key()

    def __ge__(self, other):
        return self._key() >= other._key()

    def __hash__(self):
        return hash(self._key())

    def __repr__(self):
        return str(self)
