namespace OrderStatusFlow.Tests.Scripting.Kinds;

/// <summary>Bytes in any charset, also as CSV, and the files of StringIO.</summary>
public sealed class Python2BytesTests(PythonFixture python) : ScriptKind(python)
{
    [Theory]
    [InlineData(
        "# -*- coding: utf-8 -*-\n# -*- coding: utf-8 -*-\nimport csv, codecs, cStringIO\nclass UTF8Recoder:\n    def __init__(self, f, encoding):\n"
        + "        self.reader = codecs.getreader(encoding)(f)\n    def __iter__(self):\n        return self\n    def next(self):\n"
        + "        return self.reader.next().encode(\"utf-8\")\nclass UnicodeReader:\n    def __init__(self, f, dialect=csv.excel, encoding=\"utf-8\", **kwds):\n"
        + "        f = UTF8Recoder(f, encoding)\n        self.reader = csv.reader(f, dialect=dialect, **kwds)\n    def next(self):\n        row = self.reader.next()\n"
        + "        return [unicode(s, \"utf-8\") for s in row]\n    def __iter__(self):\n        return self\nclass UnicodeWriter:\n"
        + "    def __init__(self, f, dialect=csv.excel, encoding=\"utf-8\", **kwds):\n        self.queue = cStringIO.StringIO()\n"
        + "        self.writer = csv.writer(self.queue, dialect=dialect, **kwds)\n        self.stream = f\n        self.encoder = codecs.getincrementalencoder(encoding)()\n"
        + "    def writerow(self, row):\n        self.writer.writerow([s.encode(\"utf-8\") for s in row])\n        data = self.queue.getvalue()\n"
        + "        data = data.decode(\"utf-8\")\n        data = self.encoder.encode(data)\n        self.stream.write(data)\n        self.queue.truncate(0)\n"
        + "    def writerows(self, rows):\n        for row in rows:\n            self.writerow(row)\nout = cStringIO.StringIO()\nw = UnicodeWriter(out, delimiter=';')\n"
        + "w.writerows([[u'ş', u'a'], [u'b', u'ı;x']])\nprint out.getvalue()\nfor r in UnicodeReader(cStringIO.StringIO(out.getvalue()), delimiter=';'):\n"
        + "    print u'|'.join(r).encode('utf-8')\ndef utf_8_encoder(unicode_csv_data):\n    for line in unicode_csv_data:\n        yield line.encode('utf-8')\n"
        + "def unicode_csv_reader(unicode_csv_data, dialect=csv.excel, **kwargs):\n    csv_reader = csv.reader(utf_8_encoder(unicode_csv_data), dialect=dialect, **kwargs)\n"
        + "    for row in csv_reader:\n        yield [unicode(cell, 'utf-8') for cell in row]\nprint [len(r) for r in unicode_csv_reader([u'ş,a', u'b'])]",
        "prints:ş;a\r\nb;\"ı;x\"\r\n\nş|a\nb|ı;x\n[2, 1]\n")]
    [InlineData(
        "# -*- coding: utf-8 -*-\nimport csv, StringIO, codecs\ndata = u'no;ad\\n1;Şükrü\\n'.encode('iso-8859-9')\nr = csv.reader(StringIO.StringIO(data), delimiter=';')\n"
        + "rows = [[c.decode('iso-8859-9') for c in row] for row in r]\nprint rows[1][1] == u'Şükrü', len(rows)\n"
        + "for line in codecs.getreader('iso-8859-9')(StringIO.StringIO(data)):\n    print line.strip().encode('utf-8')\n"
        + "print codecs.decode(data, 'iso-8859-9').split('\\n')[1].encode('utf-8'), codecs.encode(u'ş', 'utf-8') == 'ş'\no = StringIO.StringIO()\n"
        + "w = csv.writer(o, delimiter='\\t')\nw.writerow([u'ş'.encode('cp1254'), 'b'])\nprint o.getvalue() == '\\xfe\\tb\\r\\n', o.getvalue().decode('cp1254') == u'ş\\tb\\r\\n'",
        "prints:True 2\nno;ad\n1;Şükrü\n1;Şükrü True\nTrue True\n")]
    [InlineData(
        "import StringIO, cStringIO, io\nfor k in (StringIO.StringIO, cStringIO.StringIO):\n    s = k(); s.write('abc'); s.truncate(0); s.write('x'); print repr(s.getvalue()),\n"
        + "    s = k(); s.write('abcdef'); s.seek(2); s.truncate(); print repr(s.getvalue()), s.tell(),\n"
        + "    s = k(); s.write('abc'); s.reset() if hasattr(s, 'reset') else s.seek(0); print s.read(), s.isatty()\n"
        + "b = io.BytesIO(); b.write('abc'); b.truncate(0); b.write('x'); print repr(b.getvalue())\n"
        + "t = io.StringIO(); t.write(u'abc'); t.truncate(0); t.seek(0); t.write(u'x'); print t.getvalue()",
        "prints:'x' 'ab' 2 abc False\n'x' 'ab' 2 abc False\n'\\x00\\x00\\x00x'\nx\n")]
    [InlineData(
        "# -*- coding: utf-8 -*-\nimport csv, StringIO\ndata = u'Ürün;Adet\\nŞal;2\\n'.encode('cp1254')\nrows = list(csv.DictReader(StringIO.StringIO(data), delimiter=';'))\n"
        + "print [(k.decode('cp1254') + '=' + v.decode('cp1254')).encode('utf-8') for k, v in sorted(rows[0].items())]\nparts = data.split('\\n')[0].strip().split(';')\n"
        + "print parts[0].decode('cp1254') == u'Ürün', parts[1], data.replace(';', ',').decode('cp1254') == u'Ürün,Adet\\nŞal,2\\n', len(data.splitlines())\n"
        + "o = StringIO.StringIO()\nw = csv.DictWriter(o, ['a', 'b'], delimiter=';', lineterminator='\\n')\nw.writeheader()\nw.writerow({'a': u'ş'.encode('cp1254'), 'b': 1})\n"
        + "w.writerow({'a': u'ş'.encode('utf-8'), 'b': None})\nprint o.getvalue() == 'a;b\\n\\xfe;1\\n\\xc5\\x9f;\\n'",
        "prints:['Adet=2', 'Ürün=Şal']\nTrue Adet True 2\nTrue\n")]
    [InlineData(
        "# -*- coding: utf-8 -*-\nimport json\nb = u'ış'.encode('cp1254')\n"
        + "print ('a' + b) == 'a\\xfd\\xfe', (b + 'a') == '\\xfd\\xfea', (b + b) == '\\xfd\\xfe\\xfd\\xfe', ('x%sy' % b) == 'x\\xfd\\xfey', ('%s-%d' % (b, 5)) == "
        + "'\\xfd\\xfe-5', ('-'.join([b, 'z'])) == '\\xfd\\xfe-z', ('%(k)s' % {'k': b}) == '\\xfd\\xfe', ('{}|'.format(b)) == '\\xfd\\xfe|', b * 2 == '\\xfd\\xfe\\xfd\\xfe'\n"
        + "for x in ('a' + b, b + 'a', 'x%sy' % b, '-'.join([b, 'z']), '{}|'.format(b), b * 2, b[0:1] + b[1:], b.strip(), '%s' % b):\n"
        + "    print x.decode('cp1254').encode('utf-8'), len(x),\nprint\ns = ''\nfor c in (b, 'x', b): s += c\n"
        + "print s.decode('cp1254') == u'ışxış', s.split('x')[1].decode('cp1254') == u'ış'",
        "prints:True True True True True True True True True\naış 3 ışa 3 xışy 4 ış-z 4 ış| 3 ışış 4 ış 2 ış 2 ış 2\nTrue True\n")]
    [InlineData(
        "# -*- coding: utf-8 -*-\nimport json\nd = u'{\"a\": \"ş\"}'.encode('iso-8859-9')\n"
        + "print json.loads(d, encoding='iso-8859-9')['a'] == u'ş', json.loads(d, 'iso-8859-9')['a'] == u'ş', json.loads(d.decode('iso-8859-9'))['a'] == u'ş'\n"
        + "print json.dumps({'a': u'ş'.encode('iso-8859-9')}, encoding='iso-8859-9')",
        "prints:True True True\n{\"a\": \"\\u015f\"}\n")]
    [InlineData(
        "# -*- coding: utf-8 -*-\nu = u'ış'.encode('utf-8')\n"
        + "print ('a' + u) == 'aış', (u + 'a').decode('utf-8') == u'ışa', ('%s-' % u).decode('utf-8') == u'ış-', (u + u).decode('utf-8') == u'ışış', u'x' + "
        + "u.decode('utf-8') == u'xış', ','.join([u, 'a']).decode('utf-8') == u'ış,a', u.split('x')[0].decode('utf-8') == u'ış', u.replace('a', 'b') == u, u.strip() == u",
        "prints:True True True True True True True True True\n")]
    public Task A_script_does_what_it_does_in_NiFi(string source, string expected) => CheckAsync(source, expected);
}
