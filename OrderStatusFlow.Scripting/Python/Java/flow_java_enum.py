"""What the enums of Java have in common."""
from flow_java_base import Bean
from flow_java_errors import IllegalArgumentException


class Enum(Bean):
    """A constant of an enum, whose class names its package in _package."""

    _values = ()

    def __init__(self, name):
        self._name = name

    @classmethod
    def constant(cls, name, *fields):
        """Adds a constant to the class."""
        made = cls(name, *fields)
        cls._values += (made,)
        setattr(cls, name, made)

    @classmethod
    def values(cls):
        return list(cls._values)

    @classmethod
    def valueOf(cls, name):
        found = next((one for one in cls._values if one.name() == name), None)
        if found is None:
            raise IllegalArgumentException("No enum constant %s.%s.%s" % (cls._package, cls.__name__, name))
        return found

    def name(self):
        return self._name

    def ordinal(self):
        return self._values.index(self)

    def __str__(self):
        return self._name
