"""Describes an error and its line in the script."""
import sys


def describe(error, source, script, origin=None):
    """Returns (kind, line, text), with line 0 if absent. For converted source, origin maps its lines to lines of the script."""
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
            return repr(error.args[0])  # IronPython's own text has no quotes
        # The text of an exception of Java begins with its name.
        return (error.getMessage() or "") if hasattr(type(error), "getMessage") else str(error)
    except BaseException:
        return "(its message is not available)"


def _line(error, script):
    if isinstance(error, SyntaxError) and error.filename == script:
        return error.lineno or 0
    line = 0
    step = error.__traceback__ or sys.exc_info()[2]  # IronPython does not set it on import errors
    while step is not None:
        if step.tb_frame.f_code.co_filename == script:
            line = step.tb_lineno
        step = step.tb_next
    return line or 0
