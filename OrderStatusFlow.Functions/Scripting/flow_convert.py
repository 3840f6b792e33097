"""Converts a Python 2 script for IronPython. Python2Conversion runs this module as a script in CPython; its input is the other script.

The output is JSON: an error, or the version of Python and, for Python 2, the converted text with the original line of each of its lines."""
import ast
import json

import flow_errors
import flow_python2

SCRIPT = "<script>"


def statements(tree):
    """Yields the statements below a node in the order of their text."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.stmt):
            yield node
        yield from statements(node)


def convert(source, python):
    """Returns the output for a script. The setting python is "auto", "2" or "3"."""
    try:
        parsed = flow_python2.parse(source, SCRIPT, python)
        result = {"version": parsed.version, "why": parsed.why, "changes": parsed.changes, "warnings": parsed.warnings}
        if parsed.version == "3":
            return result
        compile(parsed.tree, SCRIPT, "exec", dont_inherit=True)
    except BaseException as error:
        return {"error": flow_errors.describe(error, source, SCRIPT)}
    text = ast.unparse(parsed.tree)
    origin, original = [], 1
    starts = {new.lineno: old.lineno for old, new in zip(statements(parsed.tree), statements(ast.parse(text)))}
    for line in range(1, text.count("\n") + 2):
        original = starts.get(line, original)
        origin.append(original)
    return dict(result, text=text, origin=origin)


outputStream.write(json.dumps(convert(input_text, get_attribute("python"))))
