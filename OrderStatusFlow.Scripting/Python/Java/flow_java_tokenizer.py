"""StringTokenizer of java.util."""
from flow_java_base import Bean
from flow_java_errors import NoSuchElementException


class StringTokenizer(Bean):
    def __init__(self, text, separators=" \t\n\r\f", returns_separators=False):
        self._text, self._separators, self._returns_separators, self._place = text, separators, returns_separators, 0

    def _next(self):
        """Returns where the next token starts and ends."""
        start = self._place
        while not self._returns_separators and self._text[start : start + 1] and self._text[start] in self._separators:
            start += 1
        end = start
        while end < len(self._text) and self._text[end] not in self._separators:
            end += 1
        return start, end + 1 if start == end < len(self._text) else end

    def hasMoreTokens(self):
        return self._next()[0] < len(self._text)

    hasMoreElements = hasMoreTokens

    def nextToken(self, separators=None):
        if separators is not None:
            self._separators = separators
        start, self._place = self._next()
        if start == self._place:
            raise NoSuchElementException()
        return self._text[start : self._place]

    nextElement = nextToken

    def __iter__(self):
        while self.hasMoreTokens():
            yield self.nextToken()

    def countTokens(self):
        return len(list(StringTokenizer(self._text[self._place :], self._separators, self._returns_separators)))
