"""The module httplib of Python 2.7. The host sends its requests."""
import sys

from flow_bytes import to_bytes
from flow_http import Headers, Timeout, send_request
from flow_urllib import UrlResponse

try:
    from http import HTTPStatus

    responses = {int(status): status.phrase for status in HTTPStatus}
except ImportError:  # before Python 3.5
    from http.client import responses

globals().update({phrase.upper().replace(" ", "_").replace("-", "_"): code for code, phrase in responses.items()})
HTTP_PORT, HTTPS_PORT = 80, 443


class HTTPException(Exception):
    pass


class InvalidURL(HTTPException):
    pass


class NotConnected(HTTPException):
    pass


class IncompleteRead(HTTPException):
    pass


class BadStatusLine(HTTPException):
    pass


class ImproperConnectionState(HTTPException):
    pass


class CannotSendRequest(ImproperConnectionState):
    pass


class CannotSendHeader(ImproperConnectionState):
    pass


class ResponseNotReady(ImproperConnectionState):
    pass


error = HTTPException


class HTTPMessage(Headers):
    """The headers of a response, with names in lower case."""

    def __init__(self, pairs):
        super().__init__([(name.lower(), value) for name, value in pairs])
        self.headers = ["%s: %s\r\n" % (name, value) for name, value in pairs]
        self.dict = self

    def getheaders(self, name):
        return [line.partition(": ")[2].rstrip() for line in self.headers if line.partition(":")[0].lower() == name.lower()]

    def gettype(self):
        return self.get("content-type", "text/plain").partition(";")[0].strip().lower()

    def __str__(self):
        return "".join(self.headers)


class HTTPResponse(UrlResponse):
    """A response whose whole body has been read."""

    version = 11

    def __init__(self, status, reason, headers, content, url):
        super().__init__(status, reason, headers, content, url)
        self.msg = self.headers = HTTPMessage(headers)

    def getheaders(self):
        return list(self.msg.items())

    def isclosed(self):
        return self.closed or self.tell() == len(self.getbuffer())


class HTTPConnection:
    """Collects the parts of one request at a time, and keeps the response until getresponse() returns it."""

    default_port, _scheme = HTTP_PORT, "http"

    def __init__(self, host, port=None, strict=None, timeout=None, source_address=None):
        self.timeout = timeout
        if port is None and host.rfind(":") > host.rfind("]"):
            host, _, port = host.rpartition(":")
            if port and not port.isdigit():
                raise InvalidURL("nonnumeric port: '%s'" % port)
        self.host, self.port = host.strip("[]"), int(port or self.default_port)
        self._request = self._received = None
        self._ended = False

    def request(self, method, url, body=None, headers={}):
        self.putrequest(method, url)
        for name, value in headers.items():
            self.putheader(name, value)
        self.endheaders(body)
        self._send()

    def putrequest(self, method, url, skip_host=0, skip_accept_encoding=0):
        if self._request or self._received:
            raise CannotSendRequest()
        if not url.startswith(("http://", "https://")):
            host = "[%s]" % self.host if ":" in self.host else self.host
            url = "%s://%s:%d/%s" % (self._scheme, host, self.port, url[url.startswith("/"):])
        self._request, self._body, self._ended = (str(method), url, []), None, False

    def putheader(self, header, *values):
        if not self._request:
            raise CannotSendHeader()
        if header.lower() != "content-length":  # The host counts the bytes.
            self._request[2].append((str(header), ", ".join([str(value) for value in values])))

    def endheaders(self, message_body=None):
        if not self._request or self._ended:
            raise CannotSendHeader()
        self._ended = True
        if message_body is not None:
            self.send(message_body)

    def send(self, data):
        data = data.read() if hasattr(data, "read") else data
        self._body = (self._body or b"") + to_bytes(data)

    def _send(self):
        (method, url, headers), self._request, self._ended = self._request, None, False
        seconds = self.timeout
        if seconds is None and "socket" in sys.modules:
            seconds = sys.modules["socket"].getdefaulttimeout()
        try:
            self._received = send_request(method, url, headers, self._body, seconds)
        except Timeout as error:
            raise TimeoutError(str(error)) from None  # in CPython 3.12 also socket.timeout

    def getresponse(self, buffering=False):
        if self._ended:
            self._send()
        if not self._received:
            raise ResponseNotReady()
        received, self._received = self._received, None
        return HTTPResponse(*received)

    def connect(self):
        pass

    def set_debuglevel(self, level):
        pass

    def close(self):
        if self._ended:
            self._send()
        self._request = self._received = None


class HTTPSConnection(HTTPConnection):
    """A connection whose requests the host sends over TLS. Client certificates are refused."""

    default_port, _scheme = HTTPS_PORT, "https"

    def __init__(self, host, port=None, key_file=None, cert_file=None, strict=None, timeout=None, source_address=None, context=None):
        if key_file or cert_file:
            raise IOError("There are no files: a script cannot use a client certificate.")
        HTTPConnection.__init__(self, host, port, strict, timeout, source_address)
