"""The modules urllib.request, urllib.error, urllib2 and urlparse, with the members that scripts use. The host sends their requests."""
import io
import urllib
import urllib.parse
from urllib.parse import quote, quote_plus, unquote, unquote_plus, urlencode, urlsplit

from flow_http import Headers, RequestException, add_module, send_form
from flow_urllib_auth import BasicAuthHandler, PasswordManager
from flow_urllib_quoting import QUOTING


class URLError(OSError):
    """There is no response. The reason is the message of the host."""

    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


class UrlHTTPError(URLError):
    """urllib.error.HTTPError: a response with a status of 400 or more, whose body can be read."""

    def __init__(self, url, code, message, headers, stream):
        super().__init__(message)
        self.url, self.code, self.msg, self.headers, self.fp = url, code, message, headers, stream
        self.filename, self.hdrs = url, headers

    def __str__(self):
        return "HTTP Error %s: %s" % (self.code, self.msg)

    def read(self, *sizes):
        return self.fp.read(*sizes)

    def getcode(self):
        return self.code

    def geturl(self):
        return self.url

    def info(self):
        return self.headers


UrlHTTPError.__name__ = "HTTPError"


class Request:
    """A request for urlopen(). Its headers are case-insensitive."""

    def __init__(self, url, data=None, headers=None, origin_req_host=None, unverifiable=False, method=None):
        self.full_url = url
        self.data = data
        self.headers = Headers((headers or {}).items())
        self.method = method

    def add_header(self, name, value):
        self.headers[name] = value

    add_unredirected_header = add_header

    def add_data(self, data):
        self.data = data

    def get_header(self, name, default=None):
        return self.headers.get(name, default)

    def has_header(self, name):
        return name in self.headers

    def header_items(self):
        return list(self.headers.items())

    def get_data(self):
        return self.data

    def has_data(self):
        return self.data is not None

    def get_type(self):
        return urlsplit(self.full_url).scheme

    def get_host(self):
        return urlsplit(self.full_url).netloc

    def get_selector(self):
        parts = urlsplit(self.full_url)
        return (parts.path or "/") + ("?" + parts.query if parts.query else "")

    type, host, selector = property(get_type), property(get_host), property(get_selector)

    def get_full_url(self):
        return self.full_url

    def get_method(self):
        return self.method or ("POST" if self.data is not None else "GET")


class UrlResponse(io.BytesIO):
    """A response, which is also a file with its body."""

    def __init__(self, status, reason, headers, content, url):
        super().__init__(content)
        self.status = self.code = status
        self.reason = self.msg = reason
        self.headers = Headers(headers)
        self.url = url

    def getcode(self):
        return self.code

    def geturl(self):
        return self.url

    def info(self):
        return self.headers

    def getheader(self, name, default=None):
        return self.headers.get(name, default)


def urlopen(url, data=None, timeout=None, **unused):
    """Sends a request and returns a UrlResponse. Raises UrlHTTPError for a status of 400 or more, and URLError if there is no response."""
    return _opener.open(url, data, timeout)


def _send(request, timeout):
    body = request.data
    if body is not None:
        body = body.encode("utf-8") if isinstance(body, str) else bytes(body)
    try:
        received = send_form(request.get_method(), request.full_url, request.headers, body, timeout)
    except RequestException as error:
        raise URLError(str(error)) from None
    response = UrlResponse(*received)
    if response.code >= 400:
        raise UrlHTTPError(request.full_url, response.code, response.reason, response.headers, response)
    return response


class Handler:
    """A handler of urllib2 without effect, because the host does its work."""

    def __init__(self, *_, **unused):
        pass

    def prepare(self, request):
        pass


class Opener:
    """OpenerDirector of urllib2. Its headers are added to each request, and its handlers prepare it."""

    def __init__(self, *handlers):
        self.addheaders = []
        self._handlers = []
        for handler in handlers:
            self.add_handler(handler() if isinstance(handler, type) else handler)

    def add_handler(self, handler):
        self._handlers.append(handler)

    def open(self, url, data=None, timeout=None):
        request = url if isinstance(url, Request) else Request(url, data)
        if isinstance(url, Request) and data is not None:
            request.data = data
        for name, value in self.addheaders:
            if name not in request.headers:
                request.add_header(name, value)
        for handler in self._handlers:
            handler.prepare(request)
        return _send(request, timeout)


_opener = Opener()


def install_opener(opener):
    global _opener
    _opener = opener


def install():
    """Makes the modules available to imports, and adds Python 2's functions to urllib."""
    opening = {"urlopen": urlopen, "Request": Request, "build_opener": Opener, "install_opener": install_opener, "OpenerDirector": Opener,
               "HTTPPasswordMgr": PasswordManager, "HTTPPasswordMgrWithDefaultRealm": PasswordManager, "HTTPBasicAuthHandler": BasicAuthHandler}
    for name in ("BaseHandler", "HTTPHandler", "HTTPSHandler", "HTTPRedirectHandler", "HTTPErrorProcessor", "ProxyHandler", "HTTPCookieProcessor"):
        opening[name] = Handler
    quoting = {"quote": quote, "quote_plus": quote_plus, "unquote": unquote, "unquote_plus": unquote_plus, "urlencode": urlencode,
               "pathname2url": quote, "url2pathname": unquote}
    failing = {"URLError": URLError, "HTTPError": UrlHTTPError}
    urllib.request = add_module("urllib.request", **opening, **quoting)
    urllib.error = add_module("urllib.error", **failing)
    parsing = add_module("urlparse", **{name: getattr(urllib.parse, name) for name in urllib.parse.__all__})
    add_module("urllib2", urlparse=parsing, **opening, **QUOTING, **failing)
    urllib.__dict__.update(QUOTING, urlopen=urlopen)


install()
