"""A subset of the library requests. Scripts import it as requests; the host sends its requests."""
import base64
import json as _json
from http import HTTPStatus
from urllib.parse import urlencode

from flow_http import ConnectionError, Headers, HTTPError, RequestException, Timeout, add_module, send_request


class Response:
    """A response whose whole body has been read."""

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
    """A user name and a password, as the parameter auth of a request."""

    def __init__(self, username, password):
        self.username, self.password = username, password


def _basic(username, password):
    return "Basic " + base64.b64encode(("%s:%s" % (username, password)).encode("utf-8")).decode("ascii")


class Session:
    """Headers, parameters and credentials that several requests share. It has no connection and no cookies."""

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
            sent["Authorization"] = _basic(*(auth if isinstance(auth, tuple) else (auth.username, auth.password)))
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
        seconds = max(filter(None, timeout), default=None) if isinstance(timeout, tuple) else timeout
        return Response(*send_request(method.upper(), url, list(sent.items()), body, seconds))

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


def _in_new_session(method):
    return lambda url, *arguments, **options: getattr(Session(), method)(url, *arguments, **options)


def install():
    """Makes the modules requests, requests.exceptions and requests.auth available to imports."""
    errors = {"RequestException": RequestException, "HTTPError": HTTPError, "ConnectionError": ConnectionError, "Timeout": Timeout,
              "ConnectTimeout": Timeout, "ReadTimeout": Timeout}
    exceptions = add_module("requests.exceptions", **errors)
    codes = add_module("requests.codes", **{status.name.lower(): int(status) for status in HTTPStatus})
    auth = add_module("requests.auth", HTTPBasicAuth=HTTPBasicAuth)
    verbs = {verb: _in_new_session(verb) for verb in ("get", "head", "options", "post", "put", "patch", "delete")}
    requests = add_module("requests", **verbs, **errors, Session=Session, session=Session, Response=Response, exceptions=exceptions, auth=auth, codes=codes,
                       request=lambda method, url, **options: Session().request(method, url, **options))
    requests.__path__ = []


install()
