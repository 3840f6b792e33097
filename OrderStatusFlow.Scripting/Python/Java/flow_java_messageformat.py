"""MessageFormat of java.text."""
import re

from flow_java_base import Bean, java_text
from flow_java_decimals import DecimalFormat


class MessageFormat(Bean):
    @staticmethod
    def format(pattern, *arguments):
        if len(arguments) == 1 and isinstance(arguments[0], (list, tuple)):
            arguments = arguments[0]

        def part(match):
            if match.group(1) is None:
                return match.group()[1:-1] or "'"
            value = arguments[int(match.group(1))] if int(match.group(1)) < len(arguments) else match.group()
            number = isinstance(value, (int, float)) and not isinstance(value, bool)
            return DecimalFormat((match.group(2) or "#,##0.###").strip()).format(value) if number else java_text(value)
        return re.sub(r"\{(\d+)(?:,number(?:,([^}]*))?)?\}|'[^']*'", part, pattern)
