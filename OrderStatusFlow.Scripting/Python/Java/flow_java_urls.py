"""URLEncoder, URLDecoder and URI of java.net."""
import urllib.parse

from flow_java_base import Bean, charset


class URLEncoder:
    @staticmethod
    def encode(text, name="utf-8"):
        return urllib.parse.quote_plus(text, safe="*-._", encoding=charset(name), errors="replace").replace("~", "%7E")


class URLDecoder:
    @staticmethod
    def decode(text, name="utf-8"):
        return urllib.parse.unquote_plus(text, encoding=charset(name))


class URLCodec:
    """URLCodec of Apache Commons Codec."""

    def __init__(self, name="utf-8"):
        self._name = name

    def encode(self, text, name=None):
        return None if text is None else URLEncoder.encode(text, name or self._name)

    def decode(self, text, name=None):
        return None if text is None else URLDecoder.decode(text, name or self._name)


class URI(Bean):
    def __init__(self, text, *parts):
        """Accepts (text), (scheme, host, path, fragment), (scheme, authority, path, query, fragment), or
        (scheme, user, host, port, path, query, fragment)."""
        if parts:
            text = _uri(text, *parts)
        self._text, self._parts = text, urllib.parse.urlsplit(text)

    @staticmethod
    def create(text):
        return URI(text)

    def toURL(self):
        from flow_java_connection import URL

        return URL(str(self))

    def getHost(self):
        return self._parts.hostname

    def getPath(self):
        return urllib.parse.unquote(self._parts.path)

    def getRawPath(self):
        return self._parts.path

    def getQuery(self):
        return urllib.parse.unquote(self._parts.query) if self._parts.query else None

    def getRawQuery(self):
        return self._parts.query or None

    def getScheme(self):
        return self._parts.scheme or None

    def getPort(self):
        return self._parts.port or -1

    def getAuthority(self):
        return self._parts.netloc or None

    def getUserInfo(self):
        return self._parts.netloc.rpartition("@")[0] or None

    def getFragment(self):
        return urllib.parse.unquote(self._parts.fragment) if self._parts.fragment else None

    def isAbsolute(self):
        return bool(self._parts.scheme)

    def resolve(self, other):
        return URI(urllib.parse.urljoin(self._text, str(other)))

    def __str__(self):
        return self._text

    toASCIIString = __str__


def _uri(scheme, host, path, *rest):
    if len(rest) == 4:
        host, path, rest = (host + "@" if host else "") + path + (":%d" % rest[0] if rest[0] != -1 else ""), rest[1], rest[2:]
    query, fragment = rest if len(rest) == 2 else (None, rest[0] if rest else None)
    text = (scheme + ":" if scheme else "") + ("//" + host if host else "") + urllib.parse.quote(path or "", "/:@!$&'()*+,;=-._~")
    for mark, part in (("?", query), ("#", fragment)):
        text += mark + urllib.parse.quote(part, "/?:@!$&'()*+,;=-._~") if part is not None else ""
    return text
