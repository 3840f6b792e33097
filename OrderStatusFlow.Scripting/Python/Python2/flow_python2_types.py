"""The names of types as Python 2 writes them."""


class TypeText(str):
    """A text with the name of the type of texts, which equals both str and unicode."""

    def __eq__(self, other):
        return str.__eq__(self, other.replace("unicode", "str") if isinstance(other, str) else other)

    def __ne__(self, other):
        return not self == other

    def __contains__(self, part):
        return str.__contains__(self, part.replace("unicode", "str"))

    __hash__ = str.__hash__


def shown(kind):
    """The text of a type, such as <type 'dict'>."""
    if kind.__module__ != "builtins":
        return str(kind)
    text = "<type '%s%s'>" % ("exceptions." if issubclass(kind, BaseException) else "", kind.__name__)
    return TypeText(text) if kind is str else text


def name(kind):
    """The name of a type."""
    return TypeText(kind.__name__) if kind is str else kind.__name__
