"""StringBuilder of java.lang."""
from flow_java_base import Bean, java_text
from flow_java_string import String, characters


class StringBuilder(Bean):
    """A text that can be changed."""

    def __init__(self, initial=""):
        self._text = initial if isinstance(initial, str) else ""

    def append(self, value, *span):
        value = java_text(characters(value))
        self._text += value[span[0] : span[1]] if span else value
        return self

    def insert(self, place, value):
        self._text = self._text[:place] + java_text(value) + self._text[place:]
        return self

    def reverse(self):
        self._text = self._text[::-1]
        return self

    def delete(self, start, end):
        self._text = self._text[:start] + self._text[max(start, end):]
        return self

    def deleteCharAt(self, place):
        return self.delete(place, place + 1)

    def replace(self, start, end, text):
        self._text = self._text[:start] + text + self._text[end:]
        return self

    def setLength(self, size):
        self._text = self._text[:size].ljust(size, "\0")

    def setCharAt(self, place, letter):
        self.replace(place, place + 1, letter)

    def getLength(self):
        return len(self._text)

    def length(self):
        return len(self._text)

    __len__ = length

    def charAt(self, place):
        return String(self._text).charAt(place)

    def indexOf(self, text, start=0):
        return String(self._text).indexOf(text, start)

    def lastIndexOf(self, text, start=None):
        return String(self._text).lastIndexOf(text, start)

    def substring(self, *span):
        return String(self._text).substring(*span)

    def toString(self):
        return self._text

    __str__ = toString


StringBuffer = StringBuilder
