"""The interfaces of java.lang, and Object."""

Object = object
CharSequence = str


class Iterable:
    pass


class Comparable:
    pass


class Runnable:
    pass


class Void:
    TYPE = None
