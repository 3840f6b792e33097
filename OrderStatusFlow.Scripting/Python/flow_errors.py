"""Describes a script's exception for people, with its line in the script."""
import sys


def describe(error, source, script, origin=None):
    """Returns (kind, line, text): the name of the class, the line in the script, or 0 if it is unknown, and the description.

    If the script was converted to Python 3, origin has the line of the script for each line of the converted text."""
    line = _line(error, script)
    line = origin[line - 1] if origin and 0 < line <= len(origin) else line
    lines = source.splitlines()
    text = lines[line - 1].strip() if line and line <= len(lines) else ""
    kind = type(error).__name__
    message = _message(error)
    description = kind + (": " + message if message else "")
    if line:
        description += " (line %d%s)" % (line, ": " + text if text else "")
    return kind, line, description[:4000]


def _message(error):
    try:
        if isinstance(error, SyntaxError):
            return str(error.msg)
        if isinstance(error, KeyError) and len(error.args) == 1:
            return repr(error.args[0])  # str() has no quotes in IronPython
        # str() of Java's exceptions begins with the class name, which is added anyway.
        return (error.getMessage() or "") if hasattr(type(error), "getMessage") else str(error)
    except BaseException:
        return "(its message is not available)"


def _line(error, script):
    if isinstance(error, SyntaxError) and error.filename == script:
        return error.lineno or 0
    line = 0
    trace = error.__traceback__ or sys.exc_info()[2]  # IronPython does not set __traceback__ on import errors
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == script:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line or 0
