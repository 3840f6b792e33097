"""Arrays of java.util."""
from flow_java_comparator import comparing
from flow_java_lists import ArrayList


class Arrays:
    @staticmethod
    def asList(*values):
        return ArrayList(values[0] if len(values) == 1 and isinstance(values[0], (list, tuple, bytearray)) else values)

    @staticmethod
    def stream(values, start=0, end=None):
        return ArrayList(values[start:end]).stream()

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
