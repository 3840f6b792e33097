"""NiFi's ComponentLog: the variable log of a script. Its lines become printed text."""
from flow_bytes import text_of


class Log:
    """Writes each message with its level. Arguments replace {} in the message; the others follow it."""

    def __init__(self, printed):
        self._printed = printed
        self.last_error = None

    def _write(self, level, message, arguments):
        text = text_of(message)
        for argument in arguments:
            for part in argument if isinstance(argument, (list, tuple)) else (argument,):
                text = text.replace("{}", text_of(part), 1) if "{}" in text else text + " " + text_of(part)
        if level == "error":
            self.last_error = text
        self._printed.write("[" + level + "] " + text + "\n")

    def trace(self, message, *arguments):
        self._write("trace", message, arguments)

    def debug(self, message, *arguments):
        self._write("debug", message, arguments)

    def info(self, message, *arguments):
        self._write("info", message, arguments)

    def warn(self, message, *arguments):
        self._write("warn", message, arguments)

    warning = warn

    def error(self, message, *arguments):
        self._write("error", message, arguments)

    fatal = critical = exception = error

    def log(self, level, message, *arguments):
        self._write(str(level).lower(), message, arguments)

    def isInfoEnabled(self):
        return True

    isTraceEnabled = isDebugEnabled = isWarnEnabled = isErrorEnabled = isInfoEnabled
    traceEnabled = debugEnabled = infoEnabled = warnEnabled = errorEnabled = True
