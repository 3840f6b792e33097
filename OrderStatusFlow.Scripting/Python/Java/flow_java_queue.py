"""PriorityQueue of java.util."""
import bisect

from flow_java_comparator import comparing
from flow_java_lists import LinkedList


class PriorityQueue(LinkedList):
    """A queue whose first element is the least. It is in order, also when it is iterated."""

    def __init__(self, *arguments):
        """Accepts a capacity, a comparator, or both; or a collection."""
        LinkedList.__init__(self)
        arguments = [argument for argument in arguments if argument is not None and not isinstance(argument, int)]
        values = arguments[0] if arguments and hasattr(arguments[0], "__iter__") else ()
        self._comparator = arguments[-1] if arguments and not values else getattr(values, "_comparator", None)
        self._key = None if self._comparator is None else comparing(self._comparator)
        self.addAll(values)

    def comparator(self):
        return self._comparator

    def add(self, value):
        bisect.insort(self, value, key=self._key)
        return True

    offer = add

    def addAll(self, values):
        return any([self.add(value) for value in list(values)])

    def remove(self, *value):
        return self.removeFirstOccurrence(*value) if value else self.removeFirst()

    def removeFirstOccurrence(self, value):
        found = value in self
        if found:
            self._take(value)
        return found
