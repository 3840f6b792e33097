"""Collectors of java.util.stream. A collector is a function of the list of a stream's elements."""
from flow_java_base import java_text
from flow_java_errors import IllegalStateException
from flow_java_lists import ArrayList
from flow_java_maps import HashMap
from flow_java_sets import HashSet
from flow_java_stream import Stream, called


class Collectors:
    @staticmethod
    def toList():
        return ArrayList

    toUnmodifiableList = toList

    @staticmethod
    def toSet():
        return HashSet

    toUnmodifiableSet = toSet

    @staticmethod
    def toCollection(supplier):
        def collect(values):
            made = _made(supplier)
            for value in values:
                made.add(value)
            return made
        return collect

    @staticmethod
    def toMap(key, value, merge=None, supplier=HashMap):
        def collect(values):
            made = _made(supplier)
            for one in values:
                name, new = called(key, "apply")(one), called(value, "apply")(one)
                if name not in made:
                    made.put(name, new)
                elif merge is None:
                    raise IllegalStateException("Duplicate key %s" % java_text(made[name]))
                else:
                    made.put(name, called(merge, "apply")(made[name], new))
            return made
        return collect

    @staticmethod
    def joining(separator="", prefix="", suffix=""):
        return lambda values: prefix + separator.join([java_text(value) for value in values]) + suffix

    @staticmethod
    def groupingBy(key, *arguments):
        """Accepts (key), (key, downstream) or (key, supplier of the map, downstream)."""
        downstream = arguments[-1] if arguments else ArrayList
        supplier = arguments[0] if len(arguments) == 2 else HashMap

        def collect(values):
            groups = {}
            for value in values:
                groups.setdefault(called(key, "apply")(value), []).append(value)
            made = _made(supplier)
            for name, group in groups.items():
                made.put(name, downstream(group))
            return made
        return collect

    @staticmethod
    def partitioningBy(test, downstream=ArrayList):
        def collect(values):
            yes = [bool(called(test, "test")(value)) for value in values]
            return HashMap([(kind, downstream([value for value, found in zip(values, yes) if found is kind])) for kind in (False, True)])
        return collect

    @staticmethod
    def mapping(function, downstream):
        return lambda values: downstream(list(Stream(values).map(function)))

    @staticmethod
    def filtering(test, downstream):
        return lambda values: downstream(list(Stream(values).filter(test)))

    @staticmethod
    def collectingAndThen(downstream, function):
        return lambda values: called(function, "apply")(downstream(values))

    @staticmethod
    def reducing(*arguments):
        return lambda values: Stream(values).reduce(*arguments)

    @staticmethod
    def counting():
        return len

    @staticmethod
    def minBy(comparator):
        return lambda values: Stream(values).min(comparator)

    @staticmethod
    def maxBy(comparator):
        return lambda values: Stream(values).max(comparator)

    @staticmethod
    def summingInt(function):
        return lambda values: Stream(values).mapToInt(function).sum()

    summingLong = summingInt

    @staticmethod
    def summingDouble(function):
        return lambda values: Stream(values).mapToDouble(function).sum()

    @staticmethod
    def averagingDouble(function):
        return lambda values: Stream(values).mapToDouble(function).average().orElse(0.0)

    averagingInt = averagingLong = averagingDouble

    @staticmethod
    def summarizingInt(function):
        return lambda values: Stream(values).mapToInt(function).summaryStatistics()

    summarizingLong = summarizingInt

    @staticmethod
    def summarizingDouble(function):
        return lambda values: Stream(values).mapToDouble(function).summaryStatistics()


def _made(supplier):
    return called(supplier, "get")() if not isinstance(supplier, type) else supplier()
