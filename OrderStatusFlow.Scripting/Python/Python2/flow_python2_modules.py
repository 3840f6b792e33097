"""The members in which the modules of Python 2.7 differ from those of Python 3, for the package flow2."""
import functools
import importlib

from flow_bytes import native, to_bytes
from flow_python2_buffer import Buffer, StringIO, raw_file
from flow_python2_csv import fill_csv
from flow_python2_hashes import fill_hashlib, fill_hmac, fill_single_hash
from flow_python2_json import fill_json
from flow_python2_removed import MODULES as REMOVED

SOURCES = {"md5": "hashlib", "sha": "hashlib", "StringIO": "io", "cStringIO": "io", "cPickle": "pickle", "simplejson": "json", "sets": "collections",
           "HTMLParser": "html.parser", "ConfigParser": "configparser", "new": "types", "imp": "types"}


def fill(name, names):
    """Fills the dictionary of a module of flow2: all members of Python 3's module, some of them replaced."""
    source = importlib.import_module(SOURCES.get(name, name))
    names.update((key, value) for key, value in source.__dict__.items() if not key.startswith("__"))
    MODULES[name](names)


def bytewise(function, first=0):
    """Returns a function that accepts and returns text where the given one has bytes. Arguments before the position first are not converted."""
    def adapted(*arguments, **named):
        converted = [to_bytes(part) if place >= first and isinstance(part, (str, bytearray)) else part for place, part in enumerate(arguments)]
        return native(function(*converted, **named))

    adapted.original = function
    return adapted


def _bytewise(*functions, first=0):
    def change(names):
        for name in functions:
            if name in names:
                names[name] = bytewise(names[name], first)
    return change


def _base64(names):
    import base64

    def decoding(function):
        def adapted(*arguments):
            try:
                return function(*arguments)
            except ValueError as error:
                raise TypeError("Incorrect padding" if "base64" in str(error) else str(error)) from None
        return adapted

    _bytewise("b64encode", "standard_b64encode", "urlsafe_b64encode", "b32encode", "b16encode")(names)
    for name in ("b64decode", "standard_b64decode", "urlsafe_b64decode", "b32decode", "b16decode"):
        names[name] = decoding(bytewise(names[name]))
    names["encodestring"], names["decodestring"] = bytewise(base64.encodebytes), bytewise(base64.decodebytes)


def _signed(checksum):
    """Returns the function with a signed result of 32 bits, as in Python 2."""
    return lambda data, *start: (checksum(to_bytes(data), *[value & 0xFFFFFFFF for value in start]) ^ 0x80000000) - 0x80000000


def _zlib(names):
    _bytewise("compress", "decompress")(names)
    for name in ("crc32", "adler32"):
        names[name] = _signed(names[name])


def _binascii(names):
    _bytewise("hexlify", "unhexlify", "b2a_hex", "a2b_hex", "b2a_base64", "a2b_base64", "b2a_qp", "a2b_qp")(names)
    names["crc32"] = _signed(names["crc32"])


def _gzip(names):
    import gzip

    class GzipFile(gzip.GzipFile):
        def __init__(self, filename=None, mode=None, compresslevel=9, fileobj=None, mtime=None):
            super().__init__(filename, mode, compresslevel, raw_file(fileobj), mtime)

        def write(self, data):
            return super().write(to_bytes(data))

    _bytewise("compress", "decompress")(names)
    names["GzipFile"] = GzipFile


def _math(names):
    import math

    names["floor"] = lambda number: float(math.floor(number))
    names["ceil"] = lambda number: float(math.ceil(number))


def _string(names):
    def join(words, separator=" "):
        return separator.join(words)

    def method(name):
        return lambda text, *arguments: getattr(str(text), name)(*arguments)

    for name in ("upper", "lower", "capitalize", "swapcase", "strip", "lstrip", "rstrip", "split", "rsplit", "replace", "find", "rfind", "index", "rindex",
                 "count", "zfill", "ljust", "rjust", "center", "expandtabs"):
        names[name] = method(name)
    names.update(join=join, joinfields=join, splitfields=names["split"], atoi=int, atol=int, atof=float, letters=names["ascii_letters"],
                 uppercase=names["ascii_uppercase"], lowercase=names["ascii_lowercase"], maketrans=str.maketrans,
                 translate=lambda text, table, deleted="": "".join(one for one in text if one not in deleted).translate(table))


def _itertools(names):
    import itertools

    names.update(izip=zip, imap=map, ifilter=filter, izip_longest=itertools.zip_longest, ifilterfalse=itertools.filterfalse)


def _collections(names):
    import collections.abc

    for name in collections.abc.__all__:
        names.setdefault(name, getattr(collections.abc, name))

    class OrderedDict(collections.OrderedDict):
        def __repr__(self):
            return "OrderedDict(%r)" % list(self.items())

        def __str__(self):
            return "{" + ", ".join(["%r: %r" % item for item in self.items()]) + "}"

    names["OrderedDict"] = OrderedDict


def _io(names):
    import io

    names.update(BytesIO=Buffer, TextIOWrapper=lambda buffer, *arguments, **named: io.TextIOWrapper(raw_file(buffer), *arguments, **named))


def _string_io(names):
    names["StringIO"] = StringIO


def _operator(names):
    names.update(div=lambda one, other: one // other if isinstance(one, int) and isinstance(other, int) else one / other, isCallable=callable,
                 sequenceIncludes=names["contains"], isSequenceType=lambda one: isinstance(one, (str, list, tuple)),
                 isMappingType=lambda one: isinstance(one, dict), isNumberType=lambda one: isinstance(one, (int, float)))


def _types(names):
    names.update(StringType=str, UnicodeType=str, StringTypes=(str,), IntType=int, LongType=int, FloatType=float, BooleanType=bool, ListType=list,
                 TupleType=tuple, DictType=dict, DictionaryType=dict, NoneType=type(None), TypeType=type, ObjectType=object, ClassType=type,
                 InstanceType=object, FileType=())


def _time(names):
    names["clock"] = names["perf_counter"]


def _codecs(names):
    from flow_python2_helpers import Helpers

    class Writer:
        """A stream that encodes what is written to another one."""

        def __init__(self, encoding, stream, errors="strict"):
            self._encoding, self.stream, self._errors = encoding, stream, errors

        def write(self, text):
            self.stream.write(Helpers.encode(text, self._encoding, self._errors))

        def writelines(self, lines):
            for line in lines:
                self.write(line)

        def __getattr__(self, name):
            return getattr(self.stream, name)

    find = names["getincrementaldecoder"]

    def incremental_decoder(encoding):
        kind = find(encoding)
        return type("IncrementalDecoder", (kind,), {"decode": lambda self, data, final=False: kind.decode(self, to_bytes(data), final)})

    names.update(encode=Helpers.encode, decode=Helpers.decode, BOM_UTF8="\ufeff", getincrementaldecoder=incremental_decoder,
                 getreader=lambda encoding: lambda stream, errors="strict": Buffer(Helpers.decode(stream.read(), encoding, errors)),
                 getwriter=lambda encoding: functools.partial(Writer, encoding))


def _pickle(names):
    _bytewise("dumps", "loads")(names)


def _sets(names):
    names.update(Set=set, ImmutableSet=frozenset)


def _html_parser(names):
    import html

    parser = names["HTMLParser"]
    names["HTMLParser"] = type("HTMLParser", (parser,), {
        "__init__": lambda self: parser.__init__(self, convert_charrefs=False), "unescape": lambda self, text: html.unescape(text)})


def _cgi(names):
    import html

    names["escape"] = lambda text, quote=None: html.escape(text, False).replace('"', "&quot;") if quote else html.escape(text, False)


def _config_parser(names):
    kinds = {"readfp": lambda self, file, name=None: self.read_file(file, name)}
    for name in ("ConfigParser", "RawConfigParser"):
        names[name] = type(name, (names[name],), kinds)
    names["SafeConfigParser"] = names["ConfigParser"]


def _re(names):
    import flow_python2_regex

    flow_python2_regex.fill(names)


MODULES = {"base64": _base64, "binascii": _binascii, "hashlib": fill_hashlib, "hmac": fill_hmac, "md5": fill_single_hash("md5"),
           "sha": fill_single_hash("sha1"), "zlib": _zlib, "gzip": _gzip, "struct": _bytewise("pack", "unpack", "unpack_from", "calcsize", first=1),
           "json": fill_json, "simplejson": fill_json, "math": _math, "string": _string, "itertools": _itertools, "collections": _collections, "re": _re,
           "io": _io, "StringIO": _string_io, "cStringIO": _string_io, "operator": _operator, "types": _types, "time": _time, "codecs": _codecs,
           "pickle": _pickle, "cPickle": _pickle, "sets": _sets, "HTMLParser": _html_parser, "ConfigParser": _config_parser, "cgi": _cgi,
           "csv": fill_csv, "quopri": _bytewise("encodestring", "decodestring")}
MODULES.update(REMOVED)
