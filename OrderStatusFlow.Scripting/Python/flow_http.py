"""HTTP requests that the host sends for a script. The libraries flow_requests, flow_urllib and httplib use it."""
import sys
import types

from flow_host_calls import call_host


class RequestException(IOError):
    """The base of the library requests' exceptions, which a script can catch."""

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


def send_request(method, url, headers, body, timeout):
    """Returns (status, reason, headers, body, url) of the response. Raises Timeout or ConnectionError if there is no response."""
    if not method or not _TOKEN.issuperset(method):
        raise ValueError("%r is not a valid HTTP method" % (method,))
    head = {"method": method, "url": url, "headers": headers, "timeout": timeout, "hasBody": body is not None}
    response, content = call_host(head, body or b"")
    if response.get("error"):
        raise (Timeout if response.get("timedOut") else ConnectionError)(response["error"])
    return response["status"], response["reason"], response["headers"], content, response["url"]


def send_form(method, url, headers, body, timeout):
    """Sends a request as urllib2 and java.net do: a body is a form, unless the headers have a Content-Type. Returns what send_request() returns."""
    if body is not None and "Content-Type" not in headers:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    return send_request(method, url, [(name, str(value)) for name, value in headers.items()], body, timeout)


class Headers(dict):
    """A dictionary whose keys are case-insensitive. Values of a repeated name are joined with a comma, as RFC 9110 describes."""

    def __init__(self, pairs=()):
        super().__init__()
        for name, value in pairs:
            self[name] = self[name] + ", " + value if name in self else value

    def _find(self, name):
        for existing in self:
            if existing.lower() == str(name).lower():
                return existing
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
    """Returns a new module, which scripts can import by its name."""
    module = types.ModuleType(name)
    module.__dict__.update(members)
    sys.modules[name] = module
    return module
