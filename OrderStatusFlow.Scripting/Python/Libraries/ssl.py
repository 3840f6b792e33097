"""The module ssl, with what scripts pass to urlopen(). The host verifies certificates in any case."""
CERT_NONE, CERT_OPTIONAL, CERT_REQUIRED = range(3)
PROTOCOL_SSLv23 = PROTOCOL_TLS = 2
PROTOCOL_TLSv1, PROTOCOL_TLSv1_1, PROTOCOL_TLSv1_2, PROTOCOL_TLS_CLIENT = 3, 4, 5, 16
HAS_SNI = True
OP_ALL = OP_NO_SSLv2 = OP_NO_SSLv3 = OP_NO_TLSv1 = OP_NO_TLSv1_1 = 0


class SSLError(OSError):
    pass


SSLWantReadError = SSLWantWriteError = SSLSyscallError = SSLCertVerificationError = CertificateError = SSLError


class SSLSocket:
    """A name that other modules of the library need. There are no sockets."""


SSLObject = MemoryBIO = SSLSocket


class SSLContext:
    """Settings without an effect."""

    def __init__(self, protocol=PROTOCOL_TLS):
        self.protocol, self.check_hostname, self.verify_mode, self.options = protocol, True, CERT_REQUIRED, 0

    def load_cert_chain(self, *_):
        raise OSError("There are no files: a script cannot use a client certificate.")

    def _accept(self, *_, **named):
        pass

    load_default_certs = load_verify_locations = set_ciphers = set_alpn_protocols = _accept


def create_default_context(*_, **named):
    return SSLContext()


_create_unverified_context = _create_default_https_context = create_default_context
