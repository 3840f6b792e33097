"""StringTokenizer of java.util."""
import re

from flow_java_base import Bean
from flow_java_errors import NoSuchElementException


class StringTokenizer(Bean):
    def __init__(self, text, separators=" \t\n\r\f", *_):
        self._left = [part for part in re.split("[" + re.escape(separators) + "]", text) if part]

    def hasMoreTokens(self):
        return bool(self._left)

    hasMoreElements = hasMoreTokens

    def nextToken(self, *_):
        if not self._left:
            raise NoSuchElementException()
        return self._left.pop(0)

    nextElement = nextToken

    def __iter__(self):
        while self._left:
            yield self.nextToken()

    def countTokens(self):
        return len(self._left)
