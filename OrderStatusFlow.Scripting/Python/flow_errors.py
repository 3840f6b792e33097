"""Tells a script's author what went wrong and where in their own lines."""
import sys


def describe(error, source, script, origin=None):
    """(kind, line, text); line 0 when it has none. Where other text was compiled, origin has the source's line of each of its lines."""
    line = _line(error, script)
    line = origin[line - 1] if origin and 0 < line <= len(origin) else line
    lines = source.splitlines()
    text = lines[line - 1].strip() if line and line <= len(lines) else ""
    kind = type(error).__name__
    message = _message(error)
    told = kind + (": " + message if message else "")
    if line:
        told += " (line %d%s)" % (line, ": " + text if text else "")
    return kind, line, told[:4000]


def _message(error):
    try:
        if isinstance(error, SyntaxError):
            return str(error.msg)
        if isinstance(error, KeyError) and len(error.args) == 1:
            return repr(error.args[0])  # IronPython's own text leaves the quotes out
        return str(error)
    except BaseException:
        return "(its message could not be told)"


def _line(error, script):
    if isinstance(error, SyntaxError) and error.filename == script:
        return error.lineno or 0
    line = 0
    step = error.__traceback__ or sys.exc_info()[2]  # IronPython leaves it out of an import's error
    while step is not None:
        if step.tb_frame.f_code.co_filename == script:
            line = step.tb_lineno
        step = step.tb_next
    return line or 0
