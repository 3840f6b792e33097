"""Formatter of java.util."""
from flow_java_base import Bean, java_text
from flow_java_string import String


class Formatter(Bean):
    """Appends formatted texts to a StringBuilder or a writer, or keeps them. A Locale may be among the arguments."""

    def __init__(self, *arguments):
        self._target = next((argument for argument in arguments if hasattr(argument, "append")), None)
        self._locale = next((argument for argument in arguments if hasattr(argument, "getLanguage")), None)
        self._text = ""

    def format(self, pattern, *arguments):
        with_locale = not isinstance(pattern, str) or self._locale is None
        made = String.format(pattern, *arguments) if with_locale else String.format(self._locale, pattern, *arguments)
        self._text += made
        if self._target is not None:
            self._target.append(made)
        return self

    def out(self):
        return self if self._target is None else self._target

    def locale(self):
        return self._locale

    def flush(self):
        pass

    close = flush

    def __str__(self):
        return self._text if self._target is None else java_text(self._target)
