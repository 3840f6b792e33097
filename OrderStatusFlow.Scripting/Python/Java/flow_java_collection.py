"""Iterator and Collection of java.util, and the type of its interfaces."""
from flow_java_base import JavaClass, java_text
from flow_java_errors import NoSuchElementException
from flow_java_objects import Objects


class Iterator:
    """An iterator of Java and of Python."""

    def __init__(self, values, remove=None):
        self._left, self._remove = list(values), remove
        self._place = 0

    def hasNext(self):
        return self._place < len(self._left)

    def next(self):
        if not self.hasNext():
            raise NoSuchElementException()
        self._place += 1
        return self._left[self._place - 1]

    def __next__(self):
        if not self.hasNext():
            raise StopIteration
        return self.next()

    def __iter__(self):
        return self

    def remove(self):
        self._remove(self._left[self._place - 1])

    def hasMoreElements(self):
        return self.hasNext()

    nextElement = nextLine = next

    def forEachRemaining(self, action):
        while self.hasNext():
            getattr(action, "accept", action)(self.next())

    def close(self):
        pass


class ListIterator(Iterator):
    """An iterator that goes both ways and changes its list."""

    def __init__(self, owner, place=0):
        self._left, self._place, self._last = owner, place, -1

    def next(self):
        self._last = self._place
        return Iterator.next(self)

    def hasPrevious(self):
        return self._place > 0

    def previous(self):
        if not self.hasPrevious():
            raise NoSuchElementException()
        self._place -= 1
        self._last = self._place
        return self._left[self._place]

    def nextIndex(self):
        return self._place

    def previousIndex(self):
        return self._place - 1

    def remove(self):
        del self._left[self._last]
        self._place = self._last

    def set(self, value):
        self._left[self._last] = value

    def add(self, value):
        self._left.insert(self._place, value)
        self._place += 1


class Collection:
    """The methods of java.util.Collection."""

    def size(self):
        return len(self)

    def isEmpty(self):
        return len(self) == 0

    empty = property(isEmpty)

    def contains(self, value):
        return value in self

    def containsAll(self, values):
        return all([value in self for value in values])

    def iterator(self):
        return Iterator(self, self._take)

    def toArray(self, *_):
        return list(self)

    def forEach(self, action):
        for value in list(self):
            getattr(action, "accept", action)(value)

    def equals(self, other):
        return self == other

    def hashCode(self):
        return Objects.hash(*self)

    def getClass(self):
        return JavaClass(type(self))

    def toString(self):
        return "[" + ", ".join([java_text(value) for value in self]) + "]"

    def stream(self):
        from flow_java_stream import Stream

        return Stream(list(self))

    parallelStream = stream

    def removeIf(self, test):
        removed = [value for value in self if getattr(test, "test", test)(value)]
        for value in removed:
            self._take(value)
        return bool(removed)

    def retainAll(self, values):
        return self.removeIf(lambda value: value not in values)


class Interface(type):
    """The type of an interface. isinstance() is true for instances of the classes in _kinds."""

    def __instancecheck__(cls, value):
        return isinstance(value, cls._kinds)
