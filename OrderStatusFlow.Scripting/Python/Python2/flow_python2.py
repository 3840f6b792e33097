"""Compiles a script. A Python 2 script is converted to Python 3 with the same meaning, and every change is reported."""
import ast
import warnings

import flow_imports
import flow_python2_comprehensions
import flow_python2_detection
import flow_python2_rewriter
import flow_python2_syntax
import flow_tree

warnings.simplefilter("ignore")


class Compiled:
    """What is known of a script after compilation."""

    def __init__(self, version, why):
        self.version, self.why = version, why  # of Python: "2" or "3", and the reason
        self.tree = None
        self.changes = []
        self.warnings = []
        self.undefined = ()  # the names that it reads but does not define
        self.reads_stdin = False


def load(source, script, python="auto"):
    """Returns (code, compiled). Raises SyntaxError if the script is invalid or cannot be converted."""
    compiled = parse(source, script, python)
    return compile(compiled.tree, script, "exec", dont_inherit=True), compiled


def code(source, mode):
    """Converts and compiles Python 2 code that a script passes to exec(), eval() or compile()."""
    text, changes, _, unpacked = flow_python2_syntax.translate(source.strip() if mode == "eval" else source + "\n")
    tree = ast.parse(text, "<string>", mode)
    tree = flow_python2_rewriter.Rewriter(tree, changes, "<string>", unpacked).visit(tree)
    return compile(ast.fix_missing_locations(tree), "<string>", mode, dont_inherit=True)


def parse(source, script, python="auto"):
    """Parses a script and, if it is for Python 2, converts it. Returns a Compiled. The setting python is "auto", "2" or "3"."""
    source = source[1:] if source.startswith("\ufeff") else source  # the byte order mark of a file
    tree, error_in_python3 = None, None
    try:
        tree = ast.parse(source, script)
    except SyntaxError as error:
        error_in_python3 = error
    if python in ("2", "3"):
        version, why = python, "the script's setting says so"
    elif tree is not None:
        nodes = flow_tree.nodes(tree)
        version, why = flow_python2_detection.detect(nodes)
        if version == "3" and any(isinstance(node, ast.Global) for node in nodes) and _has_late_global(tree, script):
            version, why = "2", "it declares a variable as global after its use"
    else:
        version, why = "2", "line %d is not valid Python 3 (%s)" % (error_in_python3.lineno or 1, error_in_python3.msg)
    compiled = Compiled(version, why)
    if version == "2":
        _convert(source, script, error_in_python3, compiled)
    elif error_in_python3 is not None:
        raise error_in_python3
    else:
        compiled.tree = tree
    flow_imports.check(compiled, script)
    return compiled


def _has_late_global(tree, script):
    try:
        compile(tree, script, "exec", dont_inherit=True)
    except SyntaxError as error:
        return "global declaration" in str(error.msg)
    return False


def _convert(source, script, error_in_python3, compiled):
    text, changes, warnings, unpacked = flow_python2_syntax.translate(source)
    try:
        tree = ast.parse(text, script)
    except SyntaxError as error:
        # A script without a trace of Python 2 is a faulty script of Python 3.
        raise error_in_python3 if error_in_python3 is not None and not changes and not unpacked else error
    changes += flow_python2_comprehensions.keep_variables(tree)
    rewriter = flow_python2_rewriter.Rewriter(tree, changes, script, unpacked)
    compiled.tree = ast.fix_missing_locations(rewriter.visit(tree))
    compiled.changes = ["line %d: %s" % change for change in sorted(set(rewriter.changes))]
    compiled.warnings = ["line %d: %s" % warning for warning in sorted(set(rewriter.warnings + warnings))]
