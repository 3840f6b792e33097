namespace OrderStatusFlow.Tests.Scripting.Kinds;

/// <summary>Modules and types of Python 2 that Python 3 has no longer, and the print statement.</summary>
public sealed class Python2ModuleTests(PythonFixture python) : ScriptKind(python)
{
    [Theory]
    [InlineData(
        "b = bytearray('abc')\nb.append(100); b.extend('ef')\nb += 'xy'\n"
        + "print b, len(b), b[0], b[1:3], list(b[:2]), 'ef' in b, b.find('x'), b == 'abcdefxy', b.replace('x', 'z'), isinstance(b, bytearray), b.startswith('ab')",
        "prints:abcdefxy 8 97 bc [97, 98] True 6 True abcdefzy True True\n")]
    [InlineData(
        "import json, codecs\nb = '\\xef\\xbb\\xbf{\"a\": 2}'\nif b[:3] == '\\xef\\xbb\\xbf': b = b[3:]\nc = codecs.BOM_UTF8 + '{\"a\": 3}'\n"
        + "if c.startswith(codecs.BOM_UTF8): c = c[3:]\nprint json.loads(b)['a'], json.loads(c)['a'], 'abcdef'[3:], 'abcdef'[:3], (codecs.BOM_UTF8 + 'x')[len(codecs.BOM_UTF8):]",
        "prints:2 3 def abc x\n")]
    [InlineData(
        "import contextlib, StringIO\nwith contextlib.nested(contextlib.closing(StringIO.StringIO('x')), contextlib.closing(StringIO.StringIO('y'))) as (a, b):\n"
        + "    print a.read(), b.read()",
        "prints:x y\n")]
    [InlineData("import new, imp\nm = imp.new_module('z')\nexec 'a = 5' in m.__dict__\nprint new.module('x').__name__, new.instancemethod(lambda s: s + 1, 5, int)(), m.a", "prints:x 6 5\n")]
    [InlineData(
        "import zipfile, StringIO\no = StringIO.StringIO()\nz = zipfile.ZipFile(o, 'w', zipfile.ZIP_DEFLATED)\nz.writestr('a.txt', 'hello\\nx')\n"
        + "z.writestr('b.txt', u'\\u015f'.encode('utf-8'))\nz.close()\nz = zipfile.ZipFile(StringIO.StringIO(o.getvalue()))\n"
        + "print z.namelist(), z.read('a.txt'), z.infolist()[0].file_size, z.open('a.txt').readline().strip(), [l for l in z.open('a.txt')], "
        + "z.read('b.txt').decode('utf-8') == u'\\u015f'",
        "prints:['a.txt', 'b.txt'] hello\nx 7 hello ['hello\\n', 'x'] True\n")]
    [InlineData(
        "import gzip, zlib\nfrom StringIO import StringIO\no = StringIO()\ng = gzip.GzipFile(fileobj=o, mode='w'); g.write('hello'); g.close()\n"
        + "print gzip.GzipFile(fileobj=StringIO(o.getvalue())).read(), gzip.GzipFile(fileobj=StringIO(o.getvalue())).readline(), zlib.decompress(zlib.compress('a'))",
        "prints:hello hello a\n")]
    [InlineData(
        "import fractions, inspect, locale, platform, uuid, UserList\n"
        + "print fractions.gcd(4, 6), inspect.getargspec(lambda a, b=1: 0).args, locale.format('%d', 1234567), platform.python_version()[:3], "
        + "len(uuid.uuid4().get_hex()), UserList.UserList([1])",
        "prints:2 ['a', 'b'] 1234567 2.7 32 [1]\n")]
    [InlineData(
        "import array\na = array.array('b', [1, 2])\na.append(3)\n"
        + "print a.tostring().encode('hex'), array.array('c', 'abc').tostring(), array.array('B', 'ab').tolist(), array.array('i', [1, 2])[1]",
        "prints:010203 abc [97, 98] 2\n")]
    [InlineData(
        "import ssl, urllib2\ncontext = ssl.create_default_context()\ncontext.check_hostname, context.verify_mode = False, ssl.CERT_NONE\n"
        + "ssl._create_default_https_context = ssl._create_unverified_context\nprint ssl.CERT_REQUIRED",
        "prints:2\n")]
    [InlineData("import io\nprint io.TextIOWrapper(io.BytesIO('ab'), encoding='utf-8').read()", "prints:ab\n")]
    [InlineData("print ('a', 1)\nprint ('b')\nprint ()\nprint ('c'), ('d')\nprint (1 + 2) * 3\nprint 'x', (2, 'y')", "prints:('a', 1)\nb\n()\nc d\n9\nx (2, 'y')\n")]
    [InlineData("from __future__ import print_function\nimport urllib2\nprint('a', 1)", "prints:a 1\n")]
    [InlineData(
        "from decimal import Decimal\nprint '{:>6}|{:>5}|{:<5}|{:4}|{:>6}'.format(None, [1], {}, (1,), Decimal('1.5')), '{a:>5}'.format(a=None), '{0[x]}'.format({'x': 1})",
        "prints:  None|  [1]|{}   |(1,)|   1.5  None 1\n")]
    [InlineData("print ur'\\u015f\\d' == u'\\u015f\\\\d', ur'a\\\\u015f', len(ur'\\u015f')", "prints:True a\\\\u015f 1\n")]
    [InlineData(
        "from HTMLParser import HTMLParser\nimport StringIO\nclass P(HTMLParser):\n    def handle_data(self, data): print data,\n"
        + "    def handle_entityref(self, name): print '[' + name + ']'\nP().feed('<a>t&amp;</a>')\nprint StringIO.StringIO('abc').len",
        "prints:t [amp]\n3\n")]
    [InlineData("\ufeffprint u\"a\", 1", "prints:a 1\n")]
    [InlineData("print 'a'\nif 1 < 2:\n    exit()\nprint 'b'", "prints:a\n")]
    [InlineData("outputStream.write('a')\nquit(0)", "a")]
    [InlineData("import quopri, binascii\nprint quopri.decodestring('a=3Db'), quopri.encodestring('a=b'), binascii.b2a_qp('a=b')", "prints:a=b a=3Db a=3Db\n")]
    [InlineData("import codecs\nd = codecs.getincrementaldecoder('utf-8')()\nprint d.decode('a') + d.decode(u'\u015f'.encode('utf-8')) + d.decode('', True)", "prints:aş\n")]
    [InlineData("import codecs\nprint codecs.getincrementaldecoder('iso-8859-9')().decode(u'\u015f'.encode('iso-8859-9'))", "prints:ş\n")]
    public Task A_script_does_what_it_does_in_NiFi(string source, string expected) => CheckAsync(source, expected);
}
