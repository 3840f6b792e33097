"""Runs one script on one row after another in IronPython. IronPythonRows calls it, and SharedState restores the modules after each row."""
import _thread
import collections
import json
import os
import sys
import types

import flow_errors
import flow_host_calls
import flow_job
import flow_python2_helpers
from flow_bytes import text_of

SCRIPT = "<script>"
MAX_CALL_DEPTH = 1000  # deeper recursion would end the process
SAMPLE_SCRIPT = """
import json
data = json.loads(input_text)
print('x')
session.putAttribute('done', get_attribute('number'))
outputStream.write(json.dumps({'done': data, 'text': 'x'}))
"""
_environment = dict(os.environ)


class _Current(object):
    """The current script and job. They are attributes of an object, because SharedState restores the variables of modules after each row."""

    script = None
    job = None


_current = _Current()


class _HostCalls(object):
    """Replaces the module os in flow_host_calls: a written call is passed to the host, and its response can be read."""

    def __init__(self, call_host):
        self._call_host = call_host
        self._response = b""

    def write(self, descriptor, data):
        self._response = self._call_host(bytes(data[len(b"call"):]))

    def read(self, descriptor, size):
        data, self._response = self._response[:size], self._response[size:]
        return data


def _sort_keys(value):
    """Returns a copy with sorted keys. IronPython orders a dictionary differently in each process, and order data is compared as text."""
    if isinstance(value, collections.OrderedDict):
        return collections.OrderedDict((key, _sort_keys(item)) for key, item in value.items())
    if isinstance(value, dict):
        return collections.OrderedDict((key, _sort_keys(value[key])) for key in sorted(value, key=str))
    return [_sort_keys(item) for item in value] if isinstance(value, (list, tuple)) else value


def connect(call_host, parse_json, write_json, write_float):
    """Connects Python to functions of the host: one for HTTP requests, and faster ones for json. Returns sys.modules."""
    flow_host_calls.os = _HostCalls(call_host)
    library_loads, library_dumps = json.loads, json.dumps

    def fast_loads(text, **options):
        if isinstance(text, (bytes, bytearray)):
            text = bytes(text).decode("utf-8")
        parsed = parse_json(text) if not options and type(text) is str else None
        return library_loads(text, **options) if parsed is None else parsed[0]

    def fast_dumps(value, **options):
        text = write_json(value) if not options else None
        if text is not None:
            return text
        try:
            value = _sort_keys(value)
        except RuntimeError:
            pass  # The value contains itself. The library raises the error for that.
        return library_dumps(value, **options)

    def fast_dump(value, file, **options):
        file.write(fast_dumps(value, **options))

    json.loads, json.dumps, json.dump, json.encoder.FLOAT_REPR = fast_loads, fast_dumps, fast_dump, write_float
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
    """Compiles the script of the next rows. Returns None, or its error as (kind, line, text)."""
    try:
        _current.script = _Script(source, converted, origin)
    except BaseException as error:
        return flow_errors.describe(error, source, SCRIPT, origin)
    return None


def run(attributes, data, printed_limit, output_limit):
    """Runs the script on a row. Returns (error, attributes, printed, output), where error is None or (kind, line, text)."""
    script, job = _current.script, flow_job.Job()
    _current.job = job
    main = types.ModuleType("__main__")
    main.__dict__.update(job.names)
    if script.converted:
        main.__dict__["__flow2__"] = flow_python2_helpers.Helpers
    saved = sys.modules["__main__"], sys.stdout, sys.stderr
    sys.modules["__main__"] = main
    sys.stdout = sys.stderr = job.printed
    sys.setrecursionlimit(MAX_CALL_DEPTH)
    job.begin(main.__dict__, attributes, printed_limit, output_limit, data)
    error = None
    try:
        exec(script.code, main.__dict__)
    except SystemExit as raised:
        error = script.describe(raised) if raised.code not in (None, 0) else None
    except BaseException as raised:
        error = script.describe(raised)
    sys.modules["__main__"], sys.stdout, sys.stderr = saved
    error, attributes, printed, output = job.result(error)
    return error, dict((text_of(key), text_of(value)) for key, value in attributes.items()), printed, output


def add_printed(text):
    """Adds what .NET libraries write to the console to the printed text of the row."""
    if _current.job is not None:
        _current.job.printed.write(text)


def restore():
    """Restores the environment variables after a row. Returns False if threads of the row are still running."""
    if dict(os.environ) != _environment:
        os.environ.clear()
        os.environ.update(_environment)
    return _thread._count() == 0


def import_again(name):
    """Imports a module of the library that a row imported and SharedState removed."""
    try:
        __import__(name)
    except BaseException:
        pass  # The import in the script raises the same error.


def warm_up():
    """Runs a sample script, so that everything is compiled before the first row."""
    prepare(SAMPLE_SCRIPT, None, None)
    for _ in range(3):
        error, _, _, output = run({"number": "1"}, b'{"a": [1, 2.5, "x", null], "b": {"c": "d"}}', 100, 1000)
    if error or b"done" not in output:
        raise RuntimeError("IronPython could not run the sample script at startup: %r" % (error,))
