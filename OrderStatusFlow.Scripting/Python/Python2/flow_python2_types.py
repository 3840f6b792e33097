"""The names of types as Python 2.7 writes them, for flow_python2_text."""


class TypeText(str):
    """The name of the type of a text, which equals the name with str and the one with unicode."""

    def __eq__(self, other):
        return str.__eq__(self, other.replace("unicode", "str") if isinstance(other, str) else other)

    def __ne__(self, other):
        return not self == other

    def __contains__(self, part):
        return str.__contains__(self, part.replace("unicode", "str"))

    __hash__ = str.__hash__


def shown(kind):
    """Returns the text of a type, such as <type 'dict'>."""
    if kind.__module__ != "builtins":
        return str(kind)
    text = "<type '%s%s'>" % ("exceptions." if issubclass(kind, BaseException) else "", kind.__name__)
    return TypeText(text) if kind is str else text


def name(kind):
    """Returns the name of a type."""
    return TypeText(kind.__name__) if kind is str else kind.__name__
