"""URL and HttpURLConnection of java.net, which send requests through the host."""
import urllib.parse

from flow_http import Headers, RequestException, send_form
from flow_java_base import Bean
from flow_java_errors import FileNotFoundException, IOException
from flow_java_lists import ArrayList
from flow_java_maps import HashMap
from flow_java_streams import ByteArrayInputStream, ByteArrayOutputStream
from flow_java_urls import URI


class MalformedURLException(IOException):
    pass


class URL(URI):
    def __init__(self, first, second=None):
        text = str(first) if second is None else urllib.parse.urljoin(str(first), second)
        if not urllib.parse.urlsplit(text).scheme:
            raise MalformedURLException("no protocol: " + text)
        super().__init__(text)

    def getProtocol(self):
        return self._parts.scheme

    def getPath(self):
        return self._parts.path

    def getQuery(self):
        return self._parts.query or None

    def getFile(self):
        return self._parts.path + ("?" + self._parts.query if self._parts.query else "")

    def getRef(self):
        return self._parts.fragment or None

    def getDefaultPort(self):
        return {"http": 80, "https": 443}.get(self._parts.scheme, -1)

    def toURI(self):
        return URI(str(self))

    def openConnection(self, *proxy):
        return HttpURLConnection(self)

    def openStream(self):
        return self.openConnection().getInputStream()

    toExternalForm = URI.__str__


class HttpURLConnection(Bean):
    HTTP_OK, HTTP_CREATED, HTTP_ACCEPTED, HTTP_NO_CONTENT, HTTP_MOVED_PERM, HTTP_MOVED_TEMP, HTTP_NOT_MODIFIED = 200, 201, 202, 204, 301, 302, 304
    HTTP_BAD_REQUEST, HTTP_UNAUTHORIZED, HTTP_FORBIDDEN, HTTP_NOT_FOUND, HTTP_BAD_METHOD, HTTP_CLIENT_TIMEOUT, HTTP_CONFLICT = 400, 401, 403, 404, 405, 408, 409
    HTTP_INTERNAL_ERROR, HTTP_BAD_GATEWAY, HTTP_UNAVAILABLE, HTTP_GATEWAY_TIMEOUT = 500, 502, 503, 504

    def __init__(self, url):
        self._url, self._method, self._timeout = url, "GET", None
        self._headers, self._body, self._answer = Headers([]), None, None

    def getURL(self):
        return self._url

    def setRequestMethod(self, method):
        self._method = method

    def getRequestMethod(self):
        return self._method

    def setRequestProperty(self, name, value):
        self._headers[name] = value

    addRequestProperty = setRequestProperty

    def getRequestProperty(self, name):
        return self._headers.get(name)

    def setReadTimeout(self, milliseconds):
        self._timeout = milliseconds / 1000 or None

    def _accepted(self, *value):
        pass

    setConnectTimeout = setDoOutput = setDoInput = setUseCaches = setInstanceFollowRedirects = setAllowUserInteraction = connect = disconnect = _accepted
    setHostnameVerifier = setSSLSocketFactory = setFixedLengthStreamingMode = setChunkedStreamingMode = _accepted

    def getOutputStream(self):
        if self._body is None:
            self._body = ByteArrayOutputStream()
            self._method = "POST" if self._method == "GET" else self._method
        return self._body

    def _answered(self):
        if self._answer is None:
            body = None if self._body is None else bytes(self._body.toByteArray())
            try:
                self._answer = send_form(self._method, str(self._url), self._headers, body, self._timeout)
            except RequestException as error:
                raise IOException(str(error)) from None
        return self._answer

    def getResponseCode(self):
        return self._answered()[0]

    def getResponseMessage(self):
        return self._answered()[1]

    def getHeaderField(self, name):
        return Headers(self._answered()[2]).get(name)

    def getHeaderFields(self):
        fields = HashMap()
        for name, value in self._answered()[2]:
            fields.setdefault(name, ArrayList()).add(value)
        return fields

    def getContentEncoding(self):
        return self.getHeaderField("Content-Encoding")

    def getContentType(self):
        return self.getHeaderField("Content-Type")

    def getContentLength(self):
        return len(self._answered()[3])

    def getInputStream(self):
        code = self.getResponseCode()
        if code in (404, 410):
            raise FileNotFoundException(str(self._url))
        if code >= 400:
            raise IOException("Server returned HTTP response code: %d for URL: %s" % (code, self._url))
        return ByteArrayInputStream(self._answered()[3])

    def getErrorStream(self):
        return ByteArrayInputStream(self._answered()[3]) if self.getResponseCode() >= 400 else None


HttpsURLConnection = HttpURLConnection
