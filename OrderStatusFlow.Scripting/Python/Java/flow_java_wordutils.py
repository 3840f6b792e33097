"""WordUtils of Apache Commons."""
import re
import textwrap


def _each(text, delimiters, change):
    if text is None:
        return None
    letters = r"\s" if delimiters is None else re.escape("".join(delimiters))
    return re.sub("(^|[%s])([^%s]+)" % (letters, letters), lambda match: match.group(1) + change(match.group(2)), text)


class WordUtils:
    @staticmethod
    def capitalize(text, delimiters=None):
        return _each(text, delimiters, lambda word: word[0].upper() + word[1:])

    @staticmethod
    def capitalizeFully(text, delimiters=None):
        return WordUtils.capitalize(None if text is None else text.lower(), delimiters)

    @staticmethod
    def uncapitalize(text, delimiters=None):
        return _each(text, delimiters, lambda word: word[0].lower() + word[1:])

    @staticmethod
    def initials(text, delimiters=None):
        words = [] if text is None else text.split() if delimiters is None else re.split("[%s]+" % re.escape("".join(delimiters)), text)
        return None if text is None else "".join([word[0] for word in words if word])

    @staticmethod
    def swapCase(text):
        return None if text is None else text.swapcase()

    @staticmethod
    def wrap(text, width, line="\n", long_words=False):
        return None if text is None else (line or "\n").join(
            textwrap.wrap(text, max(width, 1), break_long_words=bool(long_words), break_on_hyphens=False, expand_tabs=False))
