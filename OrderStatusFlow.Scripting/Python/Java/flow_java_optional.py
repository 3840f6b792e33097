"""Optional of java.util."""
from flow_java_base import Bean, java_text
from flow_java_errors import NoSuchElementException
from flow_java_objects import Objects


class Optional(Bean):
    def __init__(self, value):
        self._value = value

    of = classmethod(lambda cls, value: cls(Objects.requireNonNull(value)))
    ofNullable = classmethod(lambda cls, value: cls(value))
    empty = classmethod(lambda cls: cls(None))

    def isPresent(self):
        return self._value is not None

    def isEmpty(self):
        return self._value is None

    def get(self):
        if self._value is None:
            raise NoSuchElementException("No value present")
        return self._value

    def orElse(self, other):
        return other if self._value is None else self._value

    def orElseGet(self, supplier):
        return getattr(supplier, "get", supplier)() if self._value is None else self._value

    def orElseThrow(self, supplier=None):
        if self._value is None and supplier is not None:
            raise getattr(supplier, "get", supplier)()
        return self.get()

    def ifPresent(self, action):
        if self._value is not None:
            getattr(action, "accept", action)(self._value)

    def ifPresentOrElse(self, action, otherwise):
        if self._value is None:
            getattr(otherwise, "run", otherwise)()
        else:
            self.ifPresent(action)

    def or_(self, supplier):
        return getattr(supplier, "get", supplier)() if self._value is None else self

    def map(self, function):
        return self if self._value is None else Optional(getattr(function, "apply", function)(self._value))

    def flatMap(self, function):
        return self if self._value is None else getattr(function, "apply", function)(self._value)

    def stream(self):
        from flow_java_stream import Stream

        return Stream([] if self._value is None else [self._value])

    def filter(self, test):
        return self if self._value is None or getattr(test, "test", test)(self._value) else Optional(None)

    def __eq__(self, other):
        return isinstance(other, Optional) and self._value == other._value

    __hash__ = None

    def __str__(self):
        return "Optional.empty" if self._value is None else "Optional[%s]" % java_text(self._value)
