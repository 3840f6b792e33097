"""Compiles one script, then runs it once; the host puts the interpreter's memory back before every run."""
import json
import os
import struct
import sys
import types

import flow_errors
import flow_python2
import flow_surface

SCRIPT = "<script>"
REHEARSAL = """
import json
data = json.loads(input_text)
print('x')
session.putAttribute('done', get_attribute('number'))
outputStream.write(json.dumps({'done': data, 'text': 'x'}))
"""
_script = None


def prepare():
    """Reads the script, compiles it, imports what it imports. Answers with its error, if any."""
    global _script
    source = _read(*struct.unpack("<I", os.read(0, 4))).decode("utf-8", "replace")
    _script = _Script(source)
    _answer({"error": _script.error, "changes": _script.changes})


def serve():
    """Reads one job, runs the script on it, answers."""
    attribute_size, input_size, printed_limit = struct.unpack("<III", os.read(0, 12))
    attributes = json.loads(_read(attribute_size))
    data = _read(input_size)
    error = _script.error
    job = flow_surface.Job(data, attributes, printed_limit)
    if error is None:
        error = _run(job)
    _answer(*job.answer(error))


def rehearse():
    """Goes the way of a job with a script of our own."""
    global _script
    kept = sys.stdout, sys.stderr, sys.modules["__main__"]
    _script = _Script(REHEARSAL)
    job = flow_surface.Job(b'{"a": [1, 2.5, "x", null], "b": {"c": "d"}}', json.loads(b'{"number": "1"}'), 100)
    error = _run(job)
    meta, output = job.answer(error)
    json.dumps(meta).encode()
    sys.stdout, sys.stderr, sys.modules["__main__"] = kept
    _script = None
    if error or b"done" not in output:
        raise RuntimeError("the rehearsal failed: %r" % (error,))


def _run(job):
    main = types.ModuleType("__main__")
    sys.modules["__main__"] = main
    sys.stdout = sys.stderr = job.printed
    main.__dict__.update(job.names())
    main.__dict__["__flow2__"] = flow_python2.Helpers
    if "random" in sys.modules:
        sys.modules["random"].seed()
    try:
        exec(_script.code, main.__dict__)
    except SystemExit as leaving:
        if leaving.code not in (None, 0):
            return flow_errors.describe(leaving, _script.source, SCRIPT)
    except BaseException as error:
        return flow_errors.describe(error, _script.source, SCRIPT)
    return None


class _Script:
    def __init__(self, source):
        self.source = source
        self.code = None
        self.error = None
        self.changes = []
        try:
            self.code, self.changes = flow_python2.load(source, SCRIPT)
        except BaseException as error:
            self.error = flow_errors.describe(error, source, SCRIPT)
        else:
            _import_ahead(self.code)


def _import_ahead(code):
    # The script's own imports, once per script rather than once per row; no code of its own runs here.
    for name in code.co_names:
        if name in sys.stdlib_module_names and name not in ("this", "antigravity") and name not in sys.modules:
            try:
                __import__(name)
            except BaseException:
                pass  # the script meets the same error where it stands


def _read(size):
    return os.read(0, size) if size else b""


def _answer(meta, output=b""):
    os.write(1, json.dumps(meta).encode())
    if output:
        os.write(1, output)
