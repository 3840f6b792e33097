"""Collections of java.util."""
import random

from flow_java_arrays import Arrays
from flow_java_base import Bean
from flow_java_collection import Iterator
from flow_java_comparator import Comparator, comparing
from flow_java_lists import ArrayList
from flow_java_maps import HashMap
from flow_java_sets import HashSet, LinkedHashSet


class _Reverse(Bean):
    def __init__(self, comparator):
        comparator = comparator or Comparator.naturalOrder()
        self._compare = getattr(comparator, "compare", comparator)

    def compare(self, one, other):
        return self._compare(other, one)


class Collections:
    EMPTY_LIST, EMPTY_MAP, EMPTY_SET = (), {}, frozenset()

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
        return _Reverse(comparator)

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
        return HashMap()

    @staticmethod
    def emptySet():
        return HashSet()

    @staticmethod
    def singletonList(value):
        return ArrayList([value])

    @staticmethod
    def singleton(value):
        return HashSet([value])

    @staticmethod
    def singletonMap(key, value):
        return HashMap({key: value})

    @staticmethod
    def unmodifiableList(values):
        return ArrayList(values)

    @staticmethod
    def unmodifiableMap(values):
        return HashMap(values)

    @staticmethod
    def unmodifiableSet(values):
        return LinkedHashSet(values)

    synchronizedList, synchronizedMap, synchronizedSet = unmodifiableList, unmodifiableMap, unmodifiableSet
    synchronizedCollection, unmodifiableCollection = unmodifiableList, unmodifiableList
    unmodifiableSortedMap, unmodifiableSortedSet = unmodifiableMap, unmodifiableSet

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
        for value in added[0] if len(added) == 1 and isinstance(added[0], (list, tuple)) else added:
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
