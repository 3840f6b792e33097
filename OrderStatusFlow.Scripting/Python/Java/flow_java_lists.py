"""The lists of java.util. They are Python lists with Java's methods."""
from flow_java_collection import Collection, Interface, Iterator, ListIterator
from flow_java_comparator import comparing
from flow_java_errors import IndexOutOfBoundsException, NoSuchElementException


class ArrayList(list, Collection):
    def __init__(self, values=()):
        list.__init__(self, () if isinstance(values, int) else values)

    def __str__(self):
        return self.toString()

    __repr__ = __str__

    def __getitem__(self, place):
        found = list.__getitem__(self, place)
        return ArrayList(found) if isinstance(place, slice) else found

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
        """Removes an element by its value or, as Jython does if no element is equal to a number, by its index."""
        if not value:
            return self.removeFirst()
        if isinstance(value[0], int) and not isinstance(value[0], bool) and value[0] not in self:
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
        return self[start:end]

    def sort(self, comparator=None, **named):
        if named or comparator is None:
            list.sort(self, **named)
        else:
            list.sort(self, key=comparing(comparator))

    def listIterator(self, place=0):
        return ListIterator(self, place)

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


class LinkedList(ArrayList):
    """A list that is also a queue and a stack. The top of the stack is the first element."""

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
    removeAllElements, removeElementAt = ArrayList.clear, ArrayList.remove

    def elements(self):
        return self.iterator()

    def setElementAt(self, value, place):
        self.set(place, value)

    def insertElementAt(self, value, place):
        self.add(place, value)

    def removeElement(self, value):
        found = value in self
        if found:
            self._take(value)
        return found


class CopyOnWriteArrayList(ArrayList):
    pass


class ConcurrentLinkedQueue(LinkedList):
    pass


class LinkedBlockingQueue(LinkedList):
    put, take = LinkedList.add, LinkedList.removeFirst


class Stack(Vector):
    def push(self, value):
        self.append(value)
        return value

    def peek(self):
        return self.last()

    def pop(self, *index):
        return list.pop(self, *index) if index else self.removeLast()

    def empty(self):
        return not self

    def search(self, value):
        place = self.lastIndexOf(value)
        return -1 if place < 0 else len(self) - place


class List(metaclass=Interface):
    """The interface java.util.List, with its static methods."""

    _kinds = (ArrayList,)

    @staticmethod
    def of(*values):
        return ArrayList(values)


Queue = Deque = List
