"""StringSubstitutor of Apache Commons Text, which Commons Lang names StrSubstitutor."""
import re

from flow_java_base import Bean, java_text
from flow_java_errors import IllegalStateException

DEPTH = 50


class StringSubstitutor(Bean):
    """Replaces ${name} and ${name:-default} by the values of a map. $${name} is the text ${name}."""

    def __init__(self, values=None, prefix="${", suffix="}", escape="$", delimiter=":-"):
        self._values, self._prefix, self._suffix, self._escape, self._delimiter = values, prefix, suffix, escape, delimiter
        self._strict = False

    def setVariablePrefix(self, prefix):
        self._prefix = prefix
        return self

    def setVariableSuffix(self, suffix):
        self._suffix = suffix
        return self

    def setValueDelimiter(self, delimiter):
        self._delimiter = delimiter
        return self

    def setEscapeChar(self, escape):
        self._escape = escape

    def setEnableUndefinedVariableException(self, strict):
        self._strict = bool(strict)
        return self

    def replace(self, text, *more):
        """Called on the class, accepts the map as the second argument, and a prefix and a suffix."""
        if isinstance(self, str):
            return StringSubstitutor(text, *more).replace(self)
        return None if text is None else self._replaced(java_text(text), 0)

    def _replaced(self, text, depth):
        if depth > DEPTH:
            raise IllegalStateException("Infinite loop in property interpolation of %s" % text[:200])
        pattern = "(%s)?%s(.*?)%s" % (re.escape(self._escape), re.escape(self._prefix), re.escape(self._suffix))
        return re.sub(pattern, lambda match: self._value(match, depth), text, flags=re.DOTALL)

    def _value(self, match, depth):
        if match.group(1):
            return match.group()[len(self._escape):]
        name, between, default = match.group(2).partition(self._delimiter)
        value = self._values.get(name) if self._values is not None else None
        if value is None and not between:
            if self._strict:
                raise IllegalStateException("Cannot resolve variable '%s' (enableSubstitutionInVariables=false)." % name)
            return match.group()
        return self._replaced(default if value is None else java_text(value), depth + 1)


StrSubstitutor = StringSubstitutor
