"""Pattern and Matcher of java.util.regex."""
import re

from flow_java_base import Bean
from flow_java_errors import IllegalArgumentException, IllegalStateException


class PatternSyntaxException(IllegalArgumentException):
    pass


_CLASSES = {"Alpha": "a-zA-Z", "Digit": "0-9", "Alnum": "a-zA-Z0-9", "Upper": "A-Z", "Lower": "a-z", "Punct": r"!-/:-@\[-`{-~", "Space": r"\s",
            "L": r"^\W\d_", "IsAlphabetic": r"^\W\d_"}


def _python(pattern):
    """Returns the pattern of Python for a pattern of Java."""
    pattern = re.sub(r"\(\?<([A-Za-z]\w*)>", r"(?P<\1>", pattern)
    pattern = re.sub(r"\\k<(\w+)>", r"(?P=\1)", pattern)
    pattern = re.sub(r"\\p\{(\w+)\}", lambda match: "[" + _CLASSES[match.group(1)] + "]" if match.group(1) in _CLASSES else match.group(), pattern)
    pattern = re.sub(r"\\Q(.*?)(\\E|$)", lambda match: re.escape(match.group(1)), pattern, flags=re.S)
    return pattern.replace("\\z", "\\Z")


class Pattern(Bean):
    UNIX_LINES, CASE_INSENSITIVE, COMMENTS, MULTILINE, LITERAL, DOTALL, UNICODE_CASE, UNICODE_CHARACTER_CLASS = 1, 2, 4, 8, 16, 32, 64, 256

    def __init__(self, pattern, flags=0):
        found = 0 if flags & 256 else re.A
        for java, python in ((2, re.I), (4, re.X), (8, re.M), (32, re.S)):
            found |= python if flags & java else 0
        if flags & 66 == 66:
            found &= ~re.A
        self._pattern, self._flags = pattern, flags
        try:
            self._expression = re.compile(re.escape(pattern) if flags & 16 else _python(pattern), found)
        except re.error as error:
            raise PatternSyntaxException("%s in the pattern %s" % (error, pattern)) from None

    @staticmethod
    def compile(pattern, flags=0):
        return Pattern(pattern, flags)

    @staticmethod
    def matches(pattern, text):
        return Pattern(pattern).matcher(text).matches()

    @staticmethod
    def quote(text):
        return "\\Q" + text + "\\E"

    def pattern(self):
        return self._pattern

    def flags(self):
        return self._flags

    def __str__(self):
        return self._pattern

    def matcher(self, text):
        return Matcher(self._expression, str(text), self)

    def asPredicate(self):
        from flow_java_functions import Predicate

        predicate = Predicate()
        predicate.test = lambda text: self.matcher(text).find()
        return predicate

    def split(self, text, limit=0):
        """Returns the texts between the matches: without the empty ones at the end if limit is 0, and at most limit texts if it is positive."""
        parts, start = [], 0
        for found in self._expression.finditer(text):
            if len(parts) == limit - 1:
                break
            if found.end() > 0:
                parts.append(text[start : found.start()])
                start = found.end()
        if not parts:
            return [text]
        parts.append(text[start:])
        while limit == 0 and parts and not parts[-1]:
            parts.pop()
        return parts


class Matcher(Bean):
    def __init__(self, expression, text, pattern=None):
        self._expression, self._text, self._place, self._found = expression, text, 0, None
        self._pattern, self._appended = pattern, 0

    @staticmethod
    def quoteReplacement(text):
        return text.replace("\\", "\\\\").replace("$", "\\$")

    def pattern(self):
        return self._pattern

    def appendReplacement(self, buffer, template):
        buffer.append(self._text[self._appended : self.start()] + self._replacement(template)(self._match()))
        self._appended = self.end()
        return self

    def appendTail(self, buffer):
        buffer.append(self._text[self._appended :])
        return buffer

    def matches(self):
        self._found = self._expression.fullmatch(self._text)
        return self._found is not None

    def lookingAt(self):
        self._found = self._expression.match(self._text)
        return self._found is not None

    def find(self, *start):
        place = start[0] if start else self._place
        self._found = self._expression.search(self._text, place) if place <= len(self._text) else None
        if self._found is not None:
            self._place = self._found.end() + (self._found.end() == self._found.start())
        return self._found is not None

    def _match(self):
        if self._found is None:
            raise IllegalStateException("No match found")
        return self._found

    def group(self, which=0):
        return self._match().group(which)

    def groupCount(self):
        return self._expression.groups

    def start(self, which=0):
        return self._match().start(which)

    def end(self, which=0):
        return self._match().end(which)

    def reset(self, *text):
        self._text = str(text[0]) if text else self._text
        self._place, self._found, self._appended = 0, None, 0
        return self

    def hitEnd(self):
        return self._place >= len(self._text)

    def _replacement(self, template):
        def replaced(match):
            text, place = "", 0
            while place < len(template):
                one = template[place]
                if one == "\\" and place + 1 < len(template):
                    text, place = text + template[place + 1], place + 2
                elif one == "$" and re.match(r"\d|\{\w+\}", template[place + 1 :]):
                    name = re.match(r"\d|\{\w+\}", template[place + 1 :]).group()
                    text, place = text + (match.group(int(name) if name.isdigit() else name[1:-1]) or ""), place + 1 + len(name)
                else:
                    text, place = text + one, place + 1
            return text
        return replaced

    def replaceAll(self, template):
        return self._expression.sub(self._replacement(template), self._text)

    def replaceFirst(self, template):
        return self._expression.sub(self._replacement(template), self._text, 1)
