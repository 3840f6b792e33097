"""The handlers of urllib2 for basic authentication, for flow_urllib."""
from base64 import b64encode


class PasswordManager:
    """HTTPPasswordMgr and HTTPPasswordMgrWithDefaultRealm. The realm is ignored."""

    def __init__(self):
        self._passwords = []

    def add_password(self, realm, uri, user, passwd):
        for one in [uri] if isinstance(uri, str) else uri:
            hosts, path = _parts(one)
            self._passwords.append((hosts[0], path, user, passwd))

    def find_user_password(self, realm, authuri):
        """Returns (user, password) for the URL; (None, None) if there is no password for it."""
        hosts, path = _parts(authuri)
        return next(((user, password) for host, prefix, user, password in self._passwords if host in hosts and path.startswith(prefix)), (None, None))


def _parts(uri):
    """Returns the host, with and without the default port of its scheme, and the path. A password is never sent to another host or port."""
    scheme, separator, rest = uri.partition("://")
    host, _, path = (rest if separator else uri).partition("/")
    port = {"http": ":80", "https": ":443"}.get(scheme.lower(), "") if separator and ":" not in host else ""
    host = host.lower()
    return (host + port, host), path


class BasicAuthHandler:
    """HTTPBasicAuthHandler. It sends the password with each request, without waiting for a response with status 401."""

    def __init__(self, password_mgr=None):
        self.passwd = password_mgr or PasswordManager()
        self.add_password = self.passwd.add_password

    def prepare(self, request):
        user, password = self.passwd.find_user_password(None, request.full_url)
        if user is not None and "Authorization" not in request.headers:
            request.add_header("Authorization", "Basic " + b64encode(("%s:%s" % (user, password)).encode("utf-8")).decode("ascii"))
