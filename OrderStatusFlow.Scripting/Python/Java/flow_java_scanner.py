"""Scanner of java.util."""
import re

from flow_java_errors import NoSuchElementException


class InputMismatchException(NoSuchElementException):
    pass


class Scanner:
    def __init__(self, source, *_):
        text = source if isinstance(source, str) else source.read()
        self._lines = text.splitlines()
        self._delimited = False

    def hasNextLine(self):
        return bool(self._lines)

    def nextLine(self):
        if not self._lines:
            raise NoSuchElementException("No line found")
        return self._lines.pop(0)

    def hasNext(self):
        return any(line.strip() for line in self._lines)

    def next(self):
        while self._lines:
            words = self._lines.pop(0).split(None, 1)
            if words:
                self._lines[:0] = words[1:]
                return words[0]
        raise NoSuchElementException()

    def useDelimiter(self, pattern):
        self._lines = ["\n".join(self._lines)] if pattern in ("\\A", "\\Z") else re.split(pattern, "\n".join(self._lines))
        self.hasNext, self.next, self._delimited = self.hasNextLine, self.nextLine, True
        return self

    def _peek(self):
        if self._delimited:
            return self._lines[0] if self._lines else None
        return next((line.split(None, 1)[0] for line in self._lines if line.strip()), None)

    def _has(self, convert):
        try:
            return self._peek() is not None and convert(self._peek()) is not None
        except ValueError:
            return False

    def _take(self, convert):
        if self._peek() is None:
            raise NoSuchElementException()
        if not self._has(convert):
            raise InputMismatchException('For input string: "%s"' % self._peek())
        return convert(self.next())

    def hasNextInt(self):
        return self._has(int)

    def nextInt(self, *_):
        return self._take(int)

    hasNextLong, nextLong = hasNextInt, nextInt

    def hasNextDouble(self):
        return self._has(float)

    def nextDouble(self):
        return self._take(float)

    def hasNextBoolean(self):
        return self._has({"true": True, "false": False}.get)

    def nextBoolean(self):
        return self._take({"true": True, "false": False}.get)

    def close(self):
        pass
