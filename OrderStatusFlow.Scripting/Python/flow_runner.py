"""Compiles one script, then runs it on one row. The host restores the interpreter's memory before each row."""
import gc
import marshal
import os
import sys
import types

import flow_errors
import flow_heap
import flow_job
import flow_json
import flow_python2
import flow_python2_helpers

SCRIPT = "<script>"
READ_SIZE = 65536
SAMPLE_SCRIPT = """
import json
data = json.loads(input_text)
print('x')
session.putAttribute('done', get_attribute('number'))
outputStream.write(json.dumps({'done': data, 'text': 'x'}))
"""
_script = None


def prepare():
    """Reads and compiles the script, imports its modules and creates its environment. Writes its error or None, the changes, the
    warnings, the version of Python, and why it was chosen."""
    global _script
    source, python = _read_frame()
    _script = _Script(source.decode("utf-8", "replace"), python)
    _script.create_environment()
    gc.collect()
    flow_heap.fill()
    os.write(1, marshal.dumps((_script.error, _script.changes, _script.warnings, _script.version, _script.why), 0))


def serve():
    """Reads a row, runs the script on it and writes the result."""
    meta, output = _serve(_read_frame())
    os.write(1, meta)
    if output:
        os.write(1, output)


def _serve(job):
    script = _script
    attributes, printed_limit, output_limit, data, tree = job
    if type(data) is int:
        data = os.read(0, data)
    if script.undefined:
        script.job.bind(script.names, script.undefined, attributes)
    script.job.begin(script.names, attributes, printed_limit, output_limit, data)
    if script.reads_stdin:
        script.job.connect()
    flow_json.input_decoder.text, flow_json.input_decoder.tree = script.names["input_text"], tree
    error = script.error or script.run()
    error, attributes, printed, output = script.job.result(error)
    return marshal.dumps((error, attributes, printed, output is not None), 0), output


def warm_up(times):
    """Runs a sample script, so that the interpreter specializes its code before the first row."""
    global _script
    saved = sys.stdout, sys.stderr, sys.modules["__main__"]
    _script = _Script(SAMPLE_SCRIPT)
    for _ in range(times):
        _script.create_environment()
        _, output = _serve(({"number": "1"}, 100, 1000, b'{"a": [1, 2.5, "x", null], "b": {"c": "d"}}', None))
    error = _script.error
    sys.stdout, sys.stderr, sys.modules["__main__"] = saved
    _script = None
    if error or b"done" not in output:
        raise RuntimeError("Python could not run the sample script at startup: %r" % (error,))


class _Script:
    def __init__(self, source, python="auto"):
        self.source = source
        self.code = None
        self.error = None
        self.changes, self.warnings, self.undefined = [], [], ()
        self.version, self.why, self.reads_stdin = "3", "", False
        try:
            self.code, compiled = flow_python2.load(source, SCRIPT, python)
        except BaseException as error:
            self.error = flow_errors.describe(error, source, SCRIPT)
        else:
            self.changes, self.warnings, self.undefined = compiled.changes, compiled.warnings, compiled.undefined
            self.version, self.why, self.reads_stdin = compiled.version, compiled.why, compiled.reads_stdin

    def create_environment(self):
        self.job = flow_job.Job()
        # Every row starts from the same memory, and so from the same random state.
        self.seed = sys.modules["random"].seed if "random" in sys.modules else None
        main = types.ModuleType("__main__")
        sys.modules["__main__"] = main
        sys.stdout = sys.stderr = self.job.printed
        self.names = main.__dict__
        self.names.update(self.job.names)
        self.names["__flow2__"] = flow_python2_helpers.Helpers
        self.names["__builtins__"] = __builtins__

    def run(self):
        """Returns the script's error as (kind, line, text), or None."""
        if self.seed is not None:
            self.seed()
        try:
            exec(self.code, self.names)
            if "processor" in self.names and hasattr(self.names["processor"], "onTrigger"):
                self.job.trigger(self.names["processor"])
        except SystemExit as error:
            if error.code not in (None, 0):
                return flow_errors.describe(error, self.source, SCRIPT)
        except BaseException as error:
            return flow_errors.describe(error, self.source, SCRIPT)
        return None


def _read_frame():
    """Returns the next value that the host writes, in marshal's format."""
    data = os.read(0, READ_SIZE)
    while True:
        try:
            return marshal.loads(data)
        except EOFError:
            more = os.read(0, READ_SIZE)
            if not more:
                raise
            data += more
