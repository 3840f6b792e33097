"""HTTP for scripts: requests, urllib.request and urllib2, all through the host's one door."""
import base64
import io
import json as _json
import os
import struct
import sys
import types
import urllib.parse
from urllib.parse import quote, quote_plus, unquote, unquote_plus, urlencode


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


def knock(method, url, headers, body, timeout):
    """One request through the door: (status, reason, headers, body, url)."""
    head = _json.dumps({"method": method, "url": url, "headers": headers, "timeout": timeout, "hasBody": body is not None}).encode()
    os.write(1, b"call" + struct.pack("<I", len(head)) + head + (body or b""))
    head_size, body_size = struct.unpack("<II", os.read(0, 8))
    answer = _json.loads(os.read(0, head_size))
    content = os.read(0, body_size) if body_size else b""
    if answer.get("error"):
        kind = Timeout if answer.get("timedOut") else ConnectionError
        raise kind(answer["error"])
    return answer["status"], answer["reason"], answer["headers"], content, answer["url"]


class Headers(dict):
    """Names are the same in any case."""

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


class Response:
    def __init__(self, status, reason, headers, content, url):
        self.status_code = status
        self.reason = reason
        self.headers = Headers(headers)
        self.content = content
        self.url = url
        self.encoding = "utf-8"
        for part in self.headers.get("Content-Type", "").split(";")[1:]:
            if part.strip().lower().startswith("charset="):
                self.encoding = part.split("=", 1)[1].strip().strip('"')

    @property
    def ok(self):
        return self.status_code < 400

    __bool__ = lambda self: self.ok

    @property
    def text(self):
        try:
            return self.content.decode(self.encoding, "replace")
        except LookupError:
            return self.content.decode("utf-8", "replace")

    def json(self, **options):
        return _json.loads(self.content, **options)

    def raise_for_status(self):
        if self.status_code >= 400:
            side = "Client" if self.status_code < 500 else "Server"
            raise HTTPError("%d %s Error: %s for url: %s" % (self.status_code, side, self.reason, self.url), response=self)

    def iter_lines(self):
        return iter(self.content.splitlines())

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass


class HTTPBasicAuth:
    def __init__(self, username, password):
        self.username, self.password = username, password


def _basic(username, password):
    return "Basic " + base64.b64encode(("%s:%s" % (username, password)).encode("utf-8")).decode("ascii")


class Session:
    def __init__(self):
        self.headers = Headers()
        self.params = {}
        self.auth = None

    def request(self, method, url, params=None, data=None, headers=None, json=None, auth=None, timeout=None, **unused):
        sent = Headers(self.headers.items())
        for name, value in (headers or {}).items():
            if value is not None:
                sent[name] = str(value) if not isinstance(value, bytes) else value.decode("latin-1")
        auth = auth or self.auth
        if auth is not None:
            pair = auth if isinstance(auth, tuple) else (auth.username, auth.password)
            sent["Authorization"] = _basic(*pair)
        body = None
        if json is not None:
            body = _json.dumps(json).encode()
            sent.setdefault("Content-Type", "application/json") if "Content-Type" not in sent else None
        elif data is not None:
            if isinstance(data, (dict, list, tuple)):
                data = urlencode(data, doseq=True)
                if "Content-Type" not in sent:
                    sent["Content-Type"] = "application/x-www-form-urlencoded"
            body = data.encode("utf-8") if isinstance(data, str) else bytes(data)
        query = dict(self.params)
        if isinstance(params, dict):
            query.update(params)
            params = None
        query = urlencode({key: value for key, value in query.items() if value is not None}, doseq=True)
        if params:
            query = "&".join(filter(None, (query, params if isinstance(params, str) else urlencode(params, doseq=True))))
        if query:
            url += ("&" if "?" in url else "?") + query
        wait = max(filter(None, timeout), default=None) if isinstance(timeout, tuple) else timeout
        return Response(*knock(method.upper(), url, list(sent.items()), body, wait))

    def get(self, url, **options):
        return self.request("GET", url, **options)

    def head(self, url, **options):
        return self.request("HEAD", url, **options)

    def options(self, url, **options):
        return self.request("OPTIONS", url, **options)

    def post(self, url, data=None, json=None, **options):
        return self.request("POST", url, data=data, json=json, **options)

    def put(self, url, data=None, **options):
        return self.request("PUT", url, data=data, **options)

    def patch(self, url, data=None, **options):
        return self.request("PATCH", url, data=data, **options)

    def delete(self, url, **options):
        return self.request("DELETE", url, **options)

    def mount(self, *_):
        pass

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass


class URLError(OSError):
    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


class UrlHTTPError(URLError):
    def __init__(self, url, code, message, headers, stream):
        super().__init__("HTTP Error %s: %s" % (code, message))
        self.url, self.code, self.msg, self.headers, self.fp = url, code, message, headers, stream

    def read(self, *sizes):
        return self.fp.read(*sizes)

    def getcode(self):
        return self.code


UrlHTTPError.__name__ = "HTTPError"


class Request:
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

    def get_full_url(self):
        return self.full_url

    def get_method(self):
        return self.method or ("POST" if self.data is not None else "GET")


class UrlResponse(io.BytesIO):
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
    request = url if isinstance(url, Request) else Request(url, data)
    if isinstance(url, Request) and data is not None:
        request.data = data
    body = request.data
    if body is not None:
        body = body.encode("utf-8") if isinstance(body, str) else bytes(body)
        if "Content-Type" not in request.headers:
            request.headers["Content-Type"] = "application/x-www-form-urlencoded"
    try:
        answer = knock(request.get_method(), request.full_url, [(k, str(v)) for k, v in request.headers.items()], body, timeout)
    except RequestException as error:
        raise URLError(str(error)) from None
    response = UrlResponse(*answer)
    if response.code >= 400:
        raise UrlHTTPError(request.full_url, response.code, response.reason, response.headers, response)
    return response


class _Opener:
    def __init__(self):
        self.addheaders = []

    def open(self, url, data=None, timeout=None):
        request = url if isinstance(url, Request) else Request(url, data)
        for name, value in self.addheaders:
            if name not in request.headers:
                request.add_header(name, value)
        return urlopen(request, timeout=timeout)


def _module(name, **members):
    module = types.ModuleType(name)
    module.__dict__.update(members)
    sys.modules[name] = module
    return module


def _once(method):
    return lambda url, *arguments, **options: getattr(Session(), method)(url, *arguments, **options)


def install():
    errors = {"RequestException": RequestException, "HTTPError": HTTPError, "ConnectionError": ConnectionError, "Timeout": Timeout,
              "ConnectTimeout": Timeout, "ReadTimeout": Timeout}
    exceptions = _module("requests.exceptions", **errors)
    auth = _module("requests.auth", HTTPBasicAuth=HTTPBasicAuth)
    verbs = {verb: _once(verb) for verb in ("get", "head", "options", "post", "put", "patch", "delete")}
    requests = _module("requests", **verbs, **errors, Session=Session, session=Session, Response=Response, exceptions=exceptions, auth=auth,
                       request=lambda method, url, **options: Session().request(method, url, **options))
    requests.__path__ = []
    opening = {"urlopen": urlopen, "Request": Request, "build_opener": lambda *_: _Opener(), "install_opener": lambda *_: None}
    quoting = {"quote": quote, "quote_plus": quote_plus, "unquote": unquote, "unquote_plus": unquote_plus, "urlencode": urlencode}
    failing = {"URLError": URLError, "HTTPError": UrlHTTPError}
    import urllib

    urllib.request = _module("urllib.request", **opening, **quoting)
    urllib.error = _module("urllib.error", **failing)
    _module("urllib2", **opening, **quoting, **failing)
    _module("urlparse", **{name: getattr(urllib.parse, name) for name in urllib.parse.__all__})
    urllib.__dict__.update(quoting, urlopen=urlopen)


install()
