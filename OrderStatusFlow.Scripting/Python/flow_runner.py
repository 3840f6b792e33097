"""Compiles one script, then runs it once. The host restores the interpreter's memory before every run."""
import gc
import marshal
import os
import sys
import types

import flow_errors
import flow_heap
import flow_json
import flow_python2
import flow_python2_helpers
import flow_surface

SCRIPT = "<script>"
MOST_AT_ONCE = 65536
REHEARSAL = """
import json
data = json.loads(input_text)
print('x')
session.putAttribute('done', get_attribute('number'))
outputStream.write(json.dumps({'done': data, 'text': 'x'}))
"""
_script = None


def prepare():
    """Reads and compiles the script, imports its modules and prepares its environment. Writes its error, if any, the changes, the
    warnings, the version of Python, and why it was chosen."""
    global _script
    source, python = _take()
    _script = _Script(source.decode("utf-8", "replace"), python)
    _script.lay_out()
    gc.collect()
    flow_heap.fill()
    os.write(1, marshal.dumps((_script.error, _script.changes, _script.warnings, _script.version, _script.why), 0))


def serve():
    """Reads one job, runs the script on it and returns the result."""
    meta, output = _serve(_take())
    os.write(1, meta)
    if output:
        os.write(1, output)


def _serve(job):
    script = _script
    attributes, printed_limit, output_limit, data, tree = job
    if type(data) is int:
        data = os.read(0, data)
    if script.free:
        script.job.bind(script.names, script.free, attributes)
    script.job.begin(script.names, attributes, printed_limit, output_limit, data)
    flow_json.known.text, flow_json.known.tree = script.names["input_text"], tree
    error = script.error or script.run()
    error, attributes, printed, output = script.job.answer(error)
    return marshal.dumps((error, attributes, printed, output is not None), 0), output


def rehearse(times):
    """Runs a sample job, so that the interpreter specializes its code before the first row."""
    global _script
    kept = sys.stdout, sys.stderr, sys.modules["__main__"]
    _script = _Script(REHEARSAL)
    for _ in range(times):
        _script.lay_out()
        _, output = _serve(({"number": "1"}, 100, 1000, b'{"a": [1, 2.5, "x", null], "b": {"c": "d"}}', None))
    error = _script.error
    sys.stdout, sys.stderr, sys.modules["__main__"] = kept
    _script = None
    if error or b"done" not in output:
        raise RuntimeError("the rehearsal failed: %r" % (error,))


class _Script:
    def __init__(self, source, python="auto"):
        self.source = source
        self.code = None
        self.error = None
        self.changes, self.warnings, self.free = [], [], ()
        self.version, self.why = "3", ""
        try:
            self.code, done = flow_python2.load(source, SCRIPT, python)
        except BaseException as error:
            self.error = flow_errors.describe(error, source, SCRIPT)
        else:
            self.changes, self.warnings, self.free = done.changes, done.warnings, done.free
            self.version, self.why = done.version, done.why

    def lay_out(self):
        self.job = flow_surface.Job()
        self.seed = sys.modules["random"].seed if "random" in sys.modules else None
        main = types.ModuleType("__main__")
        sys.modules["__main__"] = main
        sys.stdout = sys.stderr = self.job.printed
        self.names = main.__dict__
        self.names.update(self.job.names)
        self.names["__flow2__"] = flow_python2_helpers.Helpers
        self.names["__builtins__"] = __builtins__

    def run(self):
        if self.seed is not None:
            self.seed()
        try:
            exec(self.code, self.names)
            if "processor" in self.names and hasattr(self.names["processor"], "onTrigger"):
                self.job.trigger(self.names["processor"])
        except SystemExit as leaving:
            if leaving.code not in (None, 0):
                return flow_errors.describe(leaving, self.source, SCRIPT)
        except BaseException as error:
            return flow_errors.describe(error, self.source, SCRIPT)
        return None


def _take():
    """Returns the next frame from the host."""
    data = os.read(0, MOST_AT_ONCE)
    while True:
        try:
            return marshal.loads(data)
        except EOFError:
            more = os.read(0, MOST_AT_ONCE)
            if not more:
                raise
            data += more
