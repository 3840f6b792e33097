"""The lists of java.util. They are Python lists with Java's methods."""
import functools
import random

from flow_java_base import Bean
from flow_java_errors import IndexOutOfBoundsException, NoSuchElementException, UnsupportedOperationException


class Iterator:
    """Java's and Python's iterator in one."""

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


ListIterator = Iterator


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

    def toString(self):
        from flow_java_base import java_text

        return "[" + ", ".join([java_text(value) for value in self]) + "]"

    def removeIf(self, test):
        gone = [value for value in self if getattr(test, "test", test)(value)]
        for value in gone:
            self._take(value)
        return bool(gone)

    def retainAll(self, values):
        return self.removeIf(lambda value: value not in values)


class ArrayList(list, Collection):
    def __init__(self, values=()):
        list.__init__(self, () if isinstance(values, int) else values)

    def __str__(self):
        return self.toString()

    def _take(self, value):
        list.remove(self, value)

    def _check(self, index):
        if not 0 <= index < len(self):
            raise IndexOutOfBoundsException("Index: %d, Size: %d" % (index, len(self)))

    def add(self, *arguments):
        """Accepts (value) or (index, value)."""
        if len(arguments) == 2:
            self.insert(*arguments)
        else:
            self.append(arguments[0])
        return True

    addElement = addLast = offer = offerLast = add

    def addAll(self, *arguments):
        values = list(arguments[-1])
        place = arguments[0] if len(arguments) == 2 else len(self)
        self[place:place] = values
        return bool(values)

    def get(self, index):
        self._check(index)
        return self[index]

    elementAt = get

    def set(self, index, value):
        self._check(index)
        before, self[index] = self[index], value
        return before

    def remove(self, *value):
        """Removes by index for a number, else by value, as Java does with int and Object."""
        if not value:
            return self.removeFirst()
        if isinstance(value[0], int) and not isinstance(value[0], bool):
            self._check(value[0])
            return list.pop(self, value[0])
        found = value[0] in self
        if found:
            list.remove(self, value[0])
        return found

    def removeAll(self, values):
        return self.removeIf(lambda value: value in values)

    def indexOf(self, value):
        return self.index(value) if value in self else -1

    def lastIndexOf(self, value):
        return len(self) - 1 - self[::-1].index(value) if value in self else -1

    def subList(self, start, end):
        return ArrayList(self[start:end])

    def sort(self, comparator=None, **named):
        if named or comparator is None:
            list.sort(self, **named)
        else:
            list.sort(self, key=comparing(comparator))

    listIterator = Collection.iterator

    def clear(self):
        del self[:]

    def first(self):
        if not self:
            raise NoSuchElementException()
        return self[0]

    element = getFirst = firstElement = first

    def last(self):
        if not self:
            raise NoSuchElementException()
        return self[-1]

    getLast = lastElement = last

    def removeFirst(self):
        self.first()
        return list.pop(self, 0)

    def removeLast(self):
        self.last()
        return list.pop(self)

    def peek(self):
        return self[0] if self else None

    peekFirst = peek

    def poll(self):
        return list.pop(self, 0) if self else None

    pollFirst = poll

    def peekLast(self):
        return self[-1] if self else None

    def pollLast(self):
        return list.pop(self) if self else None

    def replaceAll(self, function):
        self[:] = [getattr(function, "apply", function)(value) for value in self]

    def addFirst(self, value):
        self.insert(0, value)

    def clone(self):
        return type(self)(self)

    def stream(self):
        raise UnsupportedOperationException("stream() is not there for scripts: use a list comprehension")


class LinkedList(ArrayList):
    """A list that is also a queue and a stack, whose top is its first element."""

    def push(self, value):
        self.insert(0, value)

    def pop(self, *index):
        return list.pop(self, *index) if index else self.removeFirst()

    def offerFirst(self, value):
        self.insert(0, value)
        return True

    def removeFirstOccurrence(self, value):
        return self.remove(value) if isinstance(value, str) else value in self and self._take(value) is None

    def removeLastOccurrence(self, value):
        place = self.lastIndexOf(value)
        if place >= 0:
            del self[place]
        return place >= 0

    def descendingIterator(self):
        return Iterator(self[::-1], self._take)


class ArrayDeque(LinkedList):
    pass


class Vector(ArrayList):
    pass


class Stack(Vector):
    def push(self, value):
        self.append(value)
        return value

    def peek(self):
        return self.last()

    def pop(self, *index):
        return list.pop(self, *index) if index else self.removeLast()

    def search(self, value):
        place = self.lastIndexOf(value)
        return -1 if place < 0 else len(self) - place


class _Lists(type):
    def __instancecheck__(cls, value):
        return isinstance(value, ArrayList)


class List(metaclass=_Lists):
    """java.util.List: of()."""

    @staticmethod
    def of(*values):
        return ArrayList(values)


Queue = Deque = List


def comparing(comparator):
    """Returns a key for a Comparator, or a function of two values."""
    return functools.cmp_to_key(getattr(comparator, "compare", comparator))


class Arrays:
    @staticmethod
    def asList(*values):
        return ArrayList(values[0] if len(values) == 1 and isinstance(values[0], (list, tuple, bytearray)) else values)

    @staticmethod
    def toString(values):
        return ArrayList(values).toString()

    @staticmethod
    def sort(values, comparator=None):
        values[:] = sorted(values, key=None if comparator is None else comparing(comparator))

    @staticmethod
    def fill(values, value):
        values[:] = [value] * len(values)

    @staticmethod
    def copyOf(values, size):
        filler = [0 if isinstance(values, bytearray) else None] * (size - len(values))
        return values[:size] + (bytearray(filler) if isinstance(values, bytearray) else filler)

    @staticmethod
    def copyOfRange(values, start, end):
        return Arrays.copyOf(values[start:end], end - start)

    @staticmethod
    def equals(one, other):
        return list(one) == list(other)

    @staticmethod
    def binarySearch(values, value):
        import bisect

        place = bisect.bisect_left(values, value)
        return place if place < len(values) and values[place] == value else -place - 1


class _Reverse(Bean):
    def compare(self, one, other):
        return (one < other) - (one > other)


class Collections:
    EMPTY_LIST, EMPTY_MAP = (), {}

    @staticmethod
    def sort(values, comparator=None):
        Arrays.sort(values, comparator)

    @staticmethod
    def reverse(values):
        values.reverse()

    @staticmethod
    def shuffle(values, *_):
        random.shuffle(values)

    @staticmethod
    def reverseOrder(comparator=None):
        return _Reverse()

    @staticmethod
    def max(values, comparator=None):
        return max(values, key=None if comparator is None else comparing(comparator))

    @staticmethod
    def min(values, comparator=None):
        return min(values, key=None if comparator is None else comparing(comparator))

    @staticmethod
    def emptyList():
        return ArrayList()

    @staticmethod
    def emptyMap():
        from flow_java_maps import HashMap

        return HashMap()

    @staticmethod
    def emptySet():
        from flow_java_maps import HashSet

        return HashSet()

    @staticmethod
    def singletonList(value):
        return ArrayList([value])

    @staticmethod
    def singleton(value):
        from flow_java_maps import HashSet

        return HashSet([value])

    @staticmethod
    def singletonMap(key, value):
        from flow_java_maps import HashMap

        return HashMap({key: value})

    @staticmethod
    def unmodifiableList(values):
        return ArrayList(values)

    @staticmethod
    def unmodifiableMap(values):
        from flow_java_maps import HashMap

        return HashMap(values)

    @staticmethod
    def unmodifiableSet(values):
        from flow_java_maps import LinkedHashSet

        return LinkedHashSet(values)

    synchronizedList, synchronizedMap, synchronizedSet = unmodifiableList, unmodifiableMap, unmodifiableSet
    unmodifiableCollection, unmodifiableSortedMap, unmodifiableSortedSet = unmodifiableList, unmodifiableMap, unmodifiableSet

    @staticmethod
    def emptyIterator():
        return Iterator(())

    @staticmethod
    def enumeration(values):
        return Iterator(values)

    @staticmethod
    def fill(values, value):
        values[:] = [value] * len(values)

    @staticmethod
    def copy(target, source):
        target[: len(source)] = list(source)

    @staticmethod
    def disjoint(one, other):
        return not any([value in other for value in one])

    @staticmethod
    def rotate(values, shift):
        shift = shift % len(values) if values else 0
        values[:] = values[-shift:] + values[:-shift] if shift else values[:]

    @staticmethod
    def replaceAll(values, old, new):
        found = old in values
        values[:] = [new if value == old else value for value in values]
        return found

    @staticmethod
    def binarySearch(values, value, comparator=None):
        return Arrays.binarySearch(values, value)

    @staticmethod
    def addAll(values, *added):
        for value in added:
            values.add(value)
        return bool(added)

    @staticmethod
    def frequency(values, value):
        return list(values).count(value)

    @staticmethod
    def swap(values, one, other):
        values[one], values[other] = values[other], values[one]

    @staticmethod
    def nCopies(count, value):
        return ArrayList([value] * count)

    @staticmethod
    def list(values):
        return ArrayList(values)
