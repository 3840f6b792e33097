"""The streams of java.util.stream. Each step is computed at once, and a function may be one of Python."""
import itertools

from flow_java_base import Bean, java_text
from flow_java_comparator import comparing
from flow_java_errors import NullPointerException
from flow_java_optional import Optional


def called(function, name):
    """Returns a function of Python for an object with a method of this name, or the function itself."""
    return getattr(function, name, function)


class BaseStream:
    """What streams of objects and of numbers have in common."""

    def __init__(self, values=()):
        self._values = values if type(values) is list else list(values)

    def _with(self, values):
        return type(self)(values)

    def _optional(self, found):
        return Optional.ofNullable(found)

    def __iter__(self):
        return iter(self._values)

    iterator = __iter__

    def filter(self, test):
        test = called(test, "test")
        return self._with([value for value in self._values if test(value)])

    def map(self, function):
        function = _function(function)
        return self._with([function(value) for value in self._values])

    def mapToObj(self, function):
        return Stream(self.map(function))

    def flatMap(self, function):
        function = _function(function)
        return self._with([part for value in self._values for part in function(value) or ()])

    def mapToInt(self, function):
        return IntStream(self.map(function))

    mapToLong = mapToInt

    def mapToDouble(self, function):
        function = _function(function)
        return DoubleStream([float(function(value)) for value in self._values])

    def peek(self, action):
        self.forEach(action)
        return self

    def limit(self, size):
        return self._with(self._values[:size])

    def skip(self, size):
        return self._with(self._values[size:])

    def takeWhile(self, test):
        return self._with(itertools.takewhile(called(test, "test"), self._values))

    def dropWhile(self, test):
        return self._with(itertools.dropwhile(called(test, "test"), self._values))

    def distinct(self):
        found, known = [], set()
        for value in self._values:
            try:
                new = value not in known
                known.add(value)
            except TypeError:  # a value without a hash, such as a list
                new = value not in found
            if new:
                found.append(value)
        return self._with(found)

    def forEach(self, action):
        action = called(action, "accept")
        for value in self._values:
            action(value)

    forEachOrdered = forEach

    def reduce(self, *arguments):
        """Accepts (function), (identity, function) or (identity, function, combiner)."""
        if len(arguments) == 1 and not self._values:
            return self._optional(None)
        values = iter(self._values)
        found = next(values) if len(arguments) == 1 else arguments[0]
        function = _function(arguments[min(len(arguments) - 1, 1)])
        for value in values:
            found = function(found, value)
        return self._optional(found) if len(arguments) == 1 else found

    def count(self):
        return len(self._values)

    def anyMatch(self, test):
        return any(map(called(test, "test"), self._values))

    def allMatch(self, test):
        return all(map(called(test, "test"), self._values))

    def noneMatch(self, test):
        return not self.anyMatch(test)

    def findFirst(self):
        if self._values and self._values[0] is None:
            raise NullPointerException()
        return self._optional(self._values[0] if self._values else None)

    findAny = findFirst

    def sorted(self, comparator=None):
        return self._with(sorted(self._values, key=None if comparator is None else comparing(comparator)))

    def max(self, comparator=None):
        return self._optional(max(self._values, key=None if comparator is None else comparing(comparator), default=None))

    def min(self, comparator=None):
        return self._optional(min(self._values, key=None if comparator is None else comparing(comparator), default=None))

    def toArray(self, *_):
        return list(self._values)

    def _same(self, *_):
        return self

    sequential = parallel = unordered = onClose = _same

    def close(self):
        pass


class Stream(BaseStream):
    @staticmethod
    def of(*values):
        return Stream(values[0] if len(values) == 1 and isinstance(values[0], (list, tuple)) else values)

    @staticmethod
    def empty():
        return Stream()

    @staticmethod
    def concat(one, other):
        return Stream(list(one) + list(other))

    def collect(self, collector):
        return collector(self._values)


class OptionalNumber(Optional):
    getAsInt = getAsLong = getAsDouble = Optional.get

    def __str__(self):
        name = "OptionalDouble" if isinstance(self._value, float) else "OptionalInt"
        return name + (".empty" if self._value is None else "[%s]" % java_text(self._value))


class Statistics(Bean):
    """IntSummaryStatistics and DoubleSummaryStatistics."""

    def __init__(self, values):
        self._values = values

    def getCount(self):
        return len(self._values)

    def getSum(self):
        return sum(self._values)

    def getMin(self):
        return min(self._values)

    def getMax(self):
        return max(self._values)

    def getAverage(self):
        return sum(self._values) / float(len(self._values)) if self._values else 0.0


class IntStream(BaseStream):
    @staticmethod
    def of(*values):
        return IntStream(values[0] if len(values) == 1 and isinstance(values[0], (list, tuple)) else values)

    @staticmethod
    def range(start, end):
        return IntStream(range(start, end))

    @staticmethod
    def rangeClosed(start, end):
        return IntStream(range(start, end + 1))

    def _optional(self, found):
        return OptionalNumber(found)

    def boxed(self):
        return Stream(self._values)

    def asDoubleStream(self):
        return DoubleStream([float(value) for value in self._values])

    def sum(self):
        return sum(self._values)

    def average(self):
        return OptionalNumber(self.summaryStatistics().getAverage() if self._values else None)

    def summaryStatistics(self):
        return Statistics(self._values)


LongStream = IntStream


class DoubleStream(IntStream):
    def sum(self):
        return float(sum(self._values))


def _function(function):
    """Returns the function of Python for a Function, BinaryOperator or one of their relatives for numbers."""
    for name in ("apply", "applyAsInt", "applyAsLong", "applyAsDouble"):
        if hasattr(function, name):
            return getattr(function, name)
    return function
