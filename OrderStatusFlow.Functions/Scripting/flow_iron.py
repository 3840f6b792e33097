"""Runs one script on row after row in IronPython; the host's own code puts back what a row leaves in modules."""
import _thread
import collections
import json
import os
import sys
import types

import flow_door
import flow_errors
import flow_python2_helpers
import flow_surface
from flow_bytes import text_of

SCRIPT = "<script>"
MOST_CALLS = 1000  # deeper recursion would end the process
REHEARSAL = """
import json
data = json.loads(input_text)
print('x')
session.putAttribute('done', get_attribute('number'))
outputStream.write(json.dumps({'done': data, 'text': 'x'}))
"""
_environment = dict(os.environ)


class _Now(object):
    """What is run; in no module's names, which are put back after every row."""

    script = None
    job = None


_now = _Now()


class _Host(object):
    """Stands where the door looks for the system's read and write."""

    def __init__(self, knock):
        self._knock = knock
        self._answer = b""

    def write(self, descriptor, data):
        self._answer = self._knock(bytes(data[4:]))

    def read(self, descriptor, size):
        taken, self._answer = self._answer[:size], self._answer[size:]
        return taken


def _in_order(value):
    """The same with sorted keys: IronPython's dictionaries have an order of their own in each process, and orders are compared as text."""
    if isinstance(value, collections.OrderedDict):
        return collections.OrderedDict((key, _in_order(item)) for key, item in value.items())
    if isinstance(value, dict):
        return collections.OrderedDict((key, _in_order(value[key])) for key in sorted(value, key=str))
    return [_in_order(item) for item in value] if isinstance(value, (list, tuple)) else value


def connect(knock, loads, dumps, real):
    """The table of modules."""
    flow_door.os = _Host(knock)
    own_loads, own_dumps = json.loads, json.dumps

    def quick_loads(text, **options):
        if isinstance(text, (bytes, bytearray)):
            text = bytes(text).decode("utf-8")
        found = loads(text) if not options and type(text) is str else None
        return own_loads(text, **options) if found is None else found[0]

    def quick_dumps(value, **options):
        text = dumps(value) if not options else None
        if text is not None:
            return text
        try:
            ordered = _in_order(value)
        except RuntimeError:
            ordered = value  # it holds itself: the library says so
        return own_dumps(ordered, **options)

    def quick_dump(value, file, **options):
        file.write(quick_dumps(value, **options))

    json.loads, json.dumps, json.dump, json.encoder.FLOAT_REPR = quick_loads, quick_dumps, quick_dump, real
    sys.modules["__main__"] = types.ModuleType("__main__")
    return sys.modules


class _Script(object):
    def __init__(self, source, converted, origin):
        self.source = source
        self.origin = origin
        self.converted = converted is not None
        self.code = compile(converted if self.converted else source, SCRIPT, "exec")

    def describe(self, error):
        return flow_errors.describe(error, self.source, SCRIPT, self.origin)


def prepare(source, converted, origin):
    """None, or (kind, line, text)."""
    try:
        _now.script = _Script(source, converted, origin)
    except BaseException as error:
        return flow_errors.describe(error, source, SCRIPT, origin)
    return None


def run(attributes, data, printed_limit, output_limit):
    """(error, attributes, printed, output)"""
    script, job = _now.script, flow_surface.Job()
    _now.job = job
    main = types.ModuleType("__main__")
    main.__dict__.update(job.names)
    if script.converted:
        main.__dict__["__flow2__"] = flow_python2_helpers.Helpers
    kept = sys.modules["__main__"], sys.stdout, sys.stderr
    sys.modules["__main__"] = main
    sys.stdout = sys.stderr = job.printed
    sys.setrecursionlimit(MOST_CALLS)
    job.begin(main.__dict__, attributes, printed_limit, output_limit, data)
    error = None
    try:
        exec(script.code, main.__dict__)
    except SystemExit as leaving:
        error = script.describe(leaving) if leaving.code not in (None, 0) else None
    except BaseException as trouble:
        error = script.describe(trouble)
    sys.modules["__main__"], sys.stdout, sys.stderr = kept
    error, attributes, printed, output = job.answer(error)
    return error, dict((text_of(key), text_of(value)) for key, value in attributes.items()), printed, output


def printed(text):
    """What .NET libraries write to the console."""
    if _now.job is not None:
        _now.job.printed.write(text)


def tidy():
    """Whether the next row can come."""
    if dict(os.environ) != _environment:
        os.environ.clear()
        os.environ.update(_environment)
    return _thread._count() == 0


def imports(name):
    """Imports a module of the library anew."""
    try:
        __import__(name)
    except BaseException:
        pass  # the script meets the same error where it stands


def rehearse():
    """Goes the way of a row, so that the first one finds everything compiled."""
    prepare(REHEARSAL, None, None)
    for _ in range(3):
        error, _, _, output = run({"number": "1"}, b'{"a": [1, 2.5, "x", null], "b": {"c": "d"}}', 100, 1000)
    if error or b"done" not in output:
        raise RuntimeError("the rehearsal failed: %r" % (error,))
