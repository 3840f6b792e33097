"""Run as a script of CPython: gets another script, tells what Python 3 text a Python 2 one becomes. Every line of it knows the line it came from."""
import ast
import json

import flow_errors
import flow_python2

SCRIPT = "<script>"


def statements(tree):
    """Statements in the order of their text."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.stmt):
            yield node
        yield from statements(node)


def convert(source, python):
    try:
        done = flow_python2.parse(source, SCRIPT, python)
        tree, known = done.tree, {"version": done.version, "why": done.why, "changes": done.changes, "warnings": done.warnings}
        if done.version == "3":
            return known
        compile(tree, SCRIPT, "exec", dont_inherit=True)
    except BaseException as error:
        return {"error": flow_errors.describe(error, source, SCRIPT)}
    text = ast.unparse(tree)
    origin, line_of = [], 1
    starts = {new.lineno: old.lineno for old, new in zip(statements(tree), statements(ast.parse(text)))}
    for line in range(1, text.count("\n") + 2):
        line_of = starts.get(line, line_of)
        origin.append(line_of)
    return dict(known, text=text, origin=origin)


outputStream.write(json.dumps(convert(input_text, get_attribute("python"))))
