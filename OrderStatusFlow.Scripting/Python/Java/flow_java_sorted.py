"""What TreeMap and TreeSet of java.util have in common."""
from flow_java_comparator import comparing


class Sorted:
    """Keys that are iterated in the order of _compare, or in their own if it is None."""

    def _rank(self, key):
        return key if self._compare is None else self._compare(key)

    def _before(self, limit, inclusive):
        """Returns the keys before a limit, which need not be a key."""
        end = self._rank(limit)
        return [key for key in self if self._rank(key) < end or inclusive and self._rank(key) == end]

    def _after(self, limit, inclusive):
        start = self._rank(limit)
        return [key for key in self if self._rank(key) > start or inclusive and self._rank(key) == start]

    def _chosen(self, keys):
        """Returns a part of this in the same order."""
        made = self._of(keys)
        made._compare = self._compare
        return made

    def _reversed(self):
        made = self._of(self)
        made._compare = comparing(lambda one, other: (self._rank(one) < self._rank(other)) - (self._rank(one) > self._rank(other)))
        return made
