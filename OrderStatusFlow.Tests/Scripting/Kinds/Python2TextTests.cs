namespace OrderStatusFlow.Tests.Scripting.Kinds;

/// <summary>Text and bytes are one type in Python 2.</summary>
public sealed class Python2TextTests(PythonFixture python) : ScriptKind(python)
{
    // A script, and its output or what else is expected of it.
    public static TheoryData<string, string> Scripts => new()
    {
        {
            "import sys, StringIO\nprint 'a',\nprint 'b'\nprint 'a\\n',\nprint 'b'\nprint 'a\\t',\nprint 'b'\nprint '',\nprint 'b'\nprint 'x',\nprint\nprint 'y', 'z\\n', 'w',\n"
            + "sys.stdout.write('W')\nprint 'v'\nfor i in range(3): print i,\nprint\nb = StringIO.StringIO()\nprint >>b, 'p',\nprint >>b, 1,\nb.write('r')\nprint >>b, 's'\nprint >>b, 't\\n',\n"
            + "print >>b, 'u',\nprint ('f'),\nprint 'g', repr(b.getvalue())",
            "prints: a b\na\nb\na\tb\n b\nx\ny z\nwWv\n0 1 2\nf g 'p 1r s\\nt\\nu'\n"
        },
        {
            "class S(object):\n    def __getslice__(self, i, j): return ('get', i, j)\n    def __setslice__(self, i, j, v): print 'set', i, j, v\n    def __delslice__(self, i, j): print 'del', i, j\n"
            + "    def __getitem__(self, k): return k\n    def __delitem__(self, k): print 'one', k\ns = S()\nprint s[1:2], s[:], s[1:], s[::2], s[3], s[-1:2], s.__getslice__(5, 6)\n"
            + "s[1:2] = 'x'\ndel s[1:], s[::2], s[0]\nclass L(S):\n    def __len__(self): return 10\nprint L()[-1:-2], L()[-20:]",
            "prints: ('get', 1, 2) ('get', 0, 2147483647) ('get', 1, 2147483647) slice(None, None, 2) 3 ('get', -1, 2) ('get', 5, 6)\n"
            + "set 1 2 x\ndel 1 2147483647\none slice(None, None, 2)\none 0\n('get', 9, 8) ('get', -10, 2147483647)\n"
        },
        {
            "class M(list):\n    def __getslice__(self, i, j): return M(list.__getslice__(self, i, j))\n    def __setslice__(self, i, j, v): list.__setslice__(self, i, j, v + [0])\n"
            + "m = M([1, 2, 3, 4])\nprint m[1:3], type(m[1:3]).__name__, m[-2:], m[::2], m[0]\nm[1:3] = [9]\nprint m, [1, 2, 3].__getslice__(0, 2)",
            "prints: [2, 3] M [3, 4] [1, 3] 1\n[1, 9, 0, 4] [1, 2]\n"
        },
        {
            "print str(buffer('abc')), len(buffer('abc', 1)), buffer('abcdef', 1, 3)[0:2], buffer('ab') + 'c', [c for c in buffer('ab')], isinstance('a', buffer), buffer(bytearray('abc'), 1)",
            "prints: abc 2 bc abc ['a', 'b'] False bc\n"
        },
        { "outputStream.write(str('x: ' + u'Ay\\u015fe'.encode('utf-8')))", "x: Ayşe" },
        { "outputStream.write(str('%s/%s' % (u'\\u015f'.encode('utf8'), str(bytearray('a')))))", "ş/a" },
        { "outputStream.write(str('{}-{}'.format('a'.encode('ascii'), u'\\u015f'.encode('utf-8'))))", "a-ş" },
        { "print 'x'\noutputStream.write(str({'k': 1}['k'.encode('utf-8')]))", "1" },
        { "print 'x'\noutputStream.write(str('k'.encode('utf-8') in ['k'] and 'SP'.encode('utf-8') == 'SP'))", "True" },
        { "print 'x'\noutputStream.write(str(','.join(['a'.encode('utf-8'), 'b'])))", "a,b" },
        { "print 'x'\noutputStream.write(str(u'\\u015f\\u0131'.encode('ascii', 'ignore') + '|' + u'a\\u015f'.encode('ascii', 'replace')))", "|a?" },
        {
            "f = session.get()\nsession.write(f, lambda i, o: o.write(u'\\u015f'.encode('iso-8859-9')))\nn = f.getSize()\nsession.putAttribute(f, 'n', str(n))\n"
            + "session.transfer(f, REL_SUCCESS)",
            "attributes: n=1"
        },
        { "print 'x'\noutputStream.write(str('\\xc5\\x9f'.decode('utf-8') == u'\\u015f'))", "True" },
        { "import json\nprint 'x'\noutputStream.write(str(str(json.loads('{\"a\": \"\\\\u015f\"}')['a'].encode('utf-8'))))", "ş" },
        { "import json\nprint 'x'\no = {u'ad'.encode('utf-8'): u'\\u015f'.encode('utf-8')}\noutputStream.write(json.dumps(o, ensure_ascii=False))", "{\"ad\": \"ş\"}" },
        {
            "import json\nprint 'x'\nd = json.loads(input_text)\nd[u'key'.encode('utf-8')] = [v.encode('utf-8') for v in ['a', u'b']]\n"
            + "outputStream.write(json.dumps(d, sort_keys=True))",
            "{\"key\": [\"a\", \"b\"], \"no\": \"SP-1\", \"qty\": 7}"
        },
        { "outputStream.write(str(unicode('abc', 'utf-8', 'replace') + unicode(bytearray('x'), 'utf-8') + unicode(5) + unicode()))", "abcx5" },
        { "print 'x'\noutputStream.write(str(bytearray('ab')[0] + len(bytearray(u'\\u015f', 'utf-8'))))", "99" },
        { "print 'x'\noutputStream.write(str(''.join(map(chr, [0xc5, 0x9f])).decode('utf-8') == u'\\u015f'))", "True" },
        { "outputStream.write(str(type('a'.encode('utf-8')) is str and isinstance('x'.encode('utf-8'), basestring)))", "True" },
        { "print 'x'\noutputStream.write(str('abc'.decode('utf-8').encode('utf-8').decode('utf-8').upper()))", "ABC" },
        { "print 'x'\noutputStream.write(str('\\u015f' == u'\\u015f'))", "False" },
        { "print 'x'\noutputStream.write(str(len('a\\tb') + len(r'\\d') + len('\\\\u')))", "7" },
        { "from java.lang import String\nb = String(u'\\u015f').getBytes('UTF-8')\noutputStream.write(str(len(b)) + String(b, 'UTF-8'))", "2ş" },
        {
            "from org.apache.commons.io import IOUtils\nfrom java.nio.charset import StandardCharsets\n"
            + "outputStream.write(str(IOUtils.toString(IOUtils.toInputStream(u'\\u015f', StandardCharsets.UTF_8), StandardCharsets.UTF_8)))",
            "ş"
        },
        { "from org.apache.commons.io import IOUtils\noutputStream.write(str(str(IOUtils.toByteArray(inputStream)).count('SP')))", "1" },
        { "import csv, StringIO\nb = StringIO.StringIO()\nw = csv.writer(b)\nw.writerow([u'\\u015f'.encode('utf-8'), 1])\noutputStream.write(b.getvalue().strip())", "ş,1" },
        {
            "import io, csv\nprint 'x'\nb = io.BytesIO()\nw = csv.DictWriter(b, ['a'])\nw.writeheader()\nw.writerow({'a': u'\\u015f'.encode('utf-8')})\n"
            + "outputStream.write(b.getvalue().replace('\\r\\n', '|'))",
            "a|ş|"
        },
        { "import urllib\noutputStream.write(urllib.urlencode({'q': u'\\u015f'.encode('utf-8')}) + urllib.quote(u'\\u015f x'.encode('utf-8')))\nprint 'x'", "q=%C5%9F%C5%9F%20x" },
        { "print 'x'\noutputStream.write(str(len(u'\\u015fa'.encode('utf-8')) + len(u'\\u015fa')))", "5" },
        {
            "print 'x'\nt = u'\\u015fa'.encode('utf-8')\nsession.putAttribute('t', t)\nsession.putAttribute('s', t[1:] + t.upper())\n"
            + "session.putAttribute('l', u'\\u015f'.encode('iso-8859-9'))",
            "attributes: t=şa; s=aŞA; l=ş"
        },
        { "from java.lang import String\nsession.putAttribute('s', String('abc'))\nsession.putAttribute(String('k'), 'v')", "attributes: s=abc; k=v" },
        { "print u'\\u015f'.encode('iso-8859-9'), u'\\u015f'.encode('utf-8')", "prints: ş ş" },
        {
            "import xml.etree.ElementTree as ET, StringIO\nb = StringIO.StringIO()\nET.ElementTree(ET.fromstring('<a>x</a>')).write(b, encoding='utf-8')\n"
            + "outputStream.write(b.getvalue().split('\\n')[-1])",
            "<a>x</a>"
        },
        { "import json, csv\nprint 'x'\nrows = list(csv.reader(inputStream))\noutputStream.write(str(len(rows[0])))", "2" },
        { "import json\nprint 'x'\noutputStream.write(json.load(inputStream)['no'].encode('utf-8').lower())", "sp-1" },
        { "import hashlib\nprint 'x'\noutputStream.write(str(hashlib.sha256('a' + 'b').hexdigest()[:8]))", "fb8e20fc" },
        { "from hashlib import md5\nprint 'x'\noutputStream.write(str(md5('abc').hexdigest()))", "900150983cd24fb0d6963f7d28e17f72" },
        {
            "import hmac, hashlib, base64\nprint 'x'\noutputStream.write(str(base64.b64encode(hmac.new('key', 'msg', hashlib.sha256).digest())))",
            "LZPLwb4We8sWN6SiPL/wGnh48MUO6DOVTqUiG7G4xig="
        },
        { "import hmac\nfrom hashlib import sha1\nprint 'x'\noutputStream.write(str(hmac.new(b'key', msg='msg', digestmod=sha1).hexdigest()))", "102900b72b7bf1031eec76b4804b66052376896b" },
        { "from base64 import b64decode, standard_b64encode\nprint 'x'\noutputStream.write(str(b64decode('dXNlcg==') + standard_b64encode('u')))", "userdQ==" },
        { "import base64 as b\nprint 'x'\noutputStream.write(str(b.b64encode('a:b')))", "YTpi" },
        { "import binascii\nprint 'x'\noutputStream.write(str(binascii.hexlify('ab') + binascii.b2a_base64('x').strip()))", "6162eA==" },
        { "print 'x'\noutputStream.write(str('user:pass'.encode('base64').strip()))", "dXNlcjpwYXNz" },
        { "import hashlib\nprint 'x'\nm = hashlib.new('md5')\nm.update(u'abc')\noutputStream.write(str(m.digest().encode('hex')))", "900150983cd24fb0d6963f7d28e17f72" },
        {
            "import re\nprint '|'.join([str(x) for x in [re.split('x*','axbc'), re.split(r'[,\\s]*','a, b c'), re.sub('x*','-','abxd'), re.sub('x*$','-','ax'), re.subn('x*',"
            + "'-','abxd'), re.compile(r'\\s*').split('a b'), re.split('(-)','a-b-c', 1)]])\n",
            "prints:['a', 'bc']|['a', 'b', 'c']|-a-b-d-|a-|('-a-b-d-', 4)|['a', 'b']|['a', '-', 'b-c']"
        },
        {
            "import re\nprint '|'.join([str(x) for x in [re.sub('x*','-','abxd',2), re.sub('x*','-','xab',2), re.subn('(?=b)','-','abab',1), re.compile('x*').sub(lambda m: '<%s>' % m.group(), 'xxa', 2),"
            + " re.sub('(a)', r'\\1\\q', 'ab')]])\n",
            "prints:-a-bxd|-a-b|('a-bab', 1)|<xx>a<>|a\\qb"
        },
        {
            "import json\nprint '|'.join([str(x) for x in [json.dumps({1:2, None:3, 'a':4}, sort_keys=True), json.dumps([1,{'b':1,'a':2}], indent=1, sort_keys=True)]])\n",
            "prints:{\"null\": 3, \"1\": 2, \"a\": 4}|[\n 1, \n {\n  \"a\": 2, \n  \"b\": 1\n }\n]"
        },
        {
            "import urllib, urllib2\nprint '|'.join([str(x) for x in [urllib.pathname2url('a b'), urllib2.Request('http://h/x', '{}', {'A':'b'}).get_data(), urllib2.Request('http://h/x').get_host(),"
            + " urllib2.Request('http://h/x', None, {'A':'b'}).has_header('A')]])\n",
            "prints:a%20b|{}|h|True"
        },
        {
            "import gzip, StringIO\nb = StringIO.StringIO()\ng = gzip.GzipFile(fileobj=b, mode='w')\ng.write('hello')\ng.close()\nprint gzip.GzipFile(fileobj=StringIO.StringIO(b.getvalue())).read()",
            "prints:hello"
        },
        {
            "import urllib, urllib2\ns = u'\\u015f'\nprint urllib.quote('~-_. /'), urllib.quote('~', '~'), urllib.quote_plus('~ +'), urllib.urlencode({'a': '~'}), urllib2.quote('~'), urllib.unquote('%7E')\n"
            + "print urllib.quote(s.encode('utf-8')), urllib.quote(s.encode('iso-8859-9')), urllib.urlencode([('a', s.encode('iso-8859-9'))]), urllib.unquote('%FE').decode('cp1254') == s,"
            + " urllib.unquote_plus('%C5%9F+a') == u'\\u015f a'\n",
            "prints:%7E-_.%20/ ~ %7E+%2B a=%7E %7E ~\n%C5%9F %FE a=%FE True True\n"
        },
        { "import cgi\noutputStream.write(cgi.escape('<a&\"b\">') + cgi.escape('\"', True))\nprint 'x'", "&lt;a&amp;\"b\"&gt;&quot;" },
        { "print [x for x in [1, 2]], x\ni = 5\na = [k + str(i) for k, i in [('a', 1), ('b', 2)]]\nprint k, i, a", "prints:[1, 2] 2\nb 2 ['a1', 'b2']" },
        { "def g():\n    i = 5\n    q = [i for i in 'ab' if i != 'z']\n    return i\nprint g(), [c for c in [d for d in 'xy']], c", "prints:b ['x', 'y'] y" },
        {
            "import sys\ntry:\n    try:\n        {}['x']\n    except:\n        t, v, tb = sys.exc_info()\n        raise t, v, tb\nexcept KeyError, e:\n    print 're', e",
            "prints:re 'x'"
        },
        { "import sys\ntry:\n    raise ValueError, ('x', 'y')\nexcept ValueError, (e):\n    print sys.exc_type.__name__, e.args", "prints:ValueError ('x', 'y')" },
        { "ns = {'q': 1}\nexec \"def f(x):\\n    print 'in', x / 2\\nf(7)\" in ns\nprint eval('q + 7 / 2', ns), eval(compile('5 / 2', '', 'eval'))", "prints:in 3\n4 2" },
        { "def f(a, b=2): pass\nclass A(object):\n    def m(self): pass\nprint f.func_name, f.func_defaults, A.m.im_func.func_name, A().m.im_class.__name__", "prints:f (2,) m A" },
        {
            "class N(object):\n    def __init__(self, v): self.v = v\n    def __eq__(self, o): return self.v == o.v\n    def __cmp__(self, o): return cmp(self.v, o.v)\n"
            + "    def __hash__(self): return self.v\nprint {N(1): 'x'}[N(1)], N(1) < N(2)",
            "prints:x True"
        },
        {
            "x = [1]\nprint x, x.append(2), x, 1.5, u'a', 0.1 + 0.2",
            "prints:[1] None [1, 2] 1.5 a 0.3\n"
        },
        { "print 'a\\n', 'b'\nprint 'x' + '\\n', 'y'\nprint '%s\\n' % 1, 2\nprint 'p', 'q'", "prints:a\nb\nx\ny\n1\n2\np q\n" },
        { "print set(['a']), '%s' % set(['a']), str(frozenset([1]))", "prints:set(['a']) set(['a']) frozenset([1])\n" },
        { "import string\nx = 'abc'.encode('iso-8859-9')\nprint string.join(['a', 'b'], '-'), string.join(['a', 'b']), ','.join(['q', 'r'])", "prints:a-b a b q,r\n" },
        {
            "print '{:<5}|{:8}|{:*^7}|{:05}|{:.3}|{}'.format(0.1 + 0.2, 0.1 + 0.2, 1.0, 2.5, 0.1 + 0.2, 0.1 + 0.2)",
            "prints: 0.3  |     0.3|**1.0**|002.5|0.3|0.3\n"
        },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public Task A_script_does_what_it_does_in_NiFi(string source, string expected) => CheckAsync(source, expected);
}
