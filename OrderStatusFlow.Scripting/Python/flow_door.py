"""Sends a script's HTTP requests through the host."""
import json
import os
import struct
import sys
import types


class RequestException(IOError):
    def __init__(self, *arguments, response=None, request=None):
        super().__init__(*arguments)
        self.response = response
        self.request = request


class HTTPError(RequestException):
    pass


class ConnectionError(RequestException):
    pass


class Timeout(RequestException):
    pass


# RFC 9110, section 5.6.2.
_TOKEN = frozenset("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")


def knock(method, url, headers, body, timeout):
    """Sends a request and returns (status, reason, headers, body, url)."""
    if not method or not _TOKEN.issuperset(method):
        raise ValueError("%r is not a valid HTTP method" % (method,))
    head = json.dumps({"method": method, "url": url, "headers": headers, "timeout": timeout, "hasBody": body is not None}).encode()
    os.write(1, b"call" + struct.pack("<I", len(head)) + head + (body or b""))
    head_size, body_size = struct.unpack("<II", os.read(0, 8))
    answer = json.loads(os.read(0, head_size))
    content = os.read(0, body_size) if body_size else b""
    if answer.get("error"):
        kind = Timeout if answer.get("timedOut") else ConnectionError
        raise kind(answer["error"])
    return answer["status"], answer["reason"], answer["headers"], content, answer["url"]


def zone(name):
    """Returns the host's data of a time zone, in the TZif format; None if there is no zone of that name."""
    head = json.dumps({"zone": name}).encode()
    os.write(1, b"call" + struct.pack("<I", len(head)) + head)
    head_size, body_size = struct.unpack("<II", os.read(0, 8))
    os.read(0, head_size)
    return os.read(0, body_size) if body_size else None


class Headers(dict):
    """A dictionary with case-insensitive names."""

    def __init__(self, pairs=()):
        super().__init__()
        for name, value in pairs:
            self[name] = self[name] + ", " + value if name in self else value

    def _find(self, name):
        for known in self:
            if known.lower() == str(name).lower():
                return known
        return name

    def __setitem__(self, name, value):
        super().__setitem__(self._find(name), value)

    def __getitem__(self, name):
        return super().__getitem__(self._find(name))

    def __contains__(self, name):
        return super().__contains__(self._find(name))

    def get(self, name, default=None):
        return super().get(self._find(name), default)

    getheader = get


def add_module(name, **members):
    module = types.ModuleType(name)
    module.__dict__.update(members)
    sys.modules[name] = module
    return module
