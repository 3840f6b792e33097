namespace OrderStatusFlow.Tests.Scripting.Kinds;

/// <summary>Scripts with the head of NiFi's templates, and others of their kind.</summary>
public sealed class NiFiTemplateTests(PythonFixture python) : ScriptKind(python)
{
    // A script, and its output or what else is expected of it.
    public static TheoryData<string, string> Scripts => new()
    {
        {
            "import json\nimport sys\nimport traceback\nfrom java.nio.charset import StandardCharsets\nfrom org.apache.commons.io import IOUtils\n"
            + "from org.apache.nifi.processor.io import StreamCallback\nclass T(StreamCallback):\n    def __init__(self):\n        pass\n"
            + "    def process(self, inputStream, outputStream):\n        text = IOUtils.toString(inputStream, StandardCharsets.UTF_8)\n"
            + "        obj = json.loads(text)\n        obj['n'] = u'\\u015f\\u0131k'.encode('utf-8')\n        obj2 = json.loads(json.dumps(obj))\n"
            + "        outputStream.write(json.dumps(json.loads(json.dumps(obj, ensure_ascii=False).encode('utf-8')), sort_keys=True))\nflowFile = session.get()\n"
            + "if flowFile != None:\n    flowFile = session.write(flowFile, T())\n    session.transfer(flowFile, REL_SUCCESS)\n",
            "{\"n\": \"\\u015f\\u0131k\", \"no\": \"SP-1\", \"qty\": 7}"
        },
        {
            "import json\nimport sys\nimport traceback\nfrom java.nio.charset import StandardCharsets\nfrom org.apache.commons.io import IOUtils\n"
            + "from org.apache.nifi.processor.io import StreamCallback\nclass T(StreamCallback):\n    def __init__(self):\n        pass\n"
            + "    def process(self, inputStream, outputStream):\n        text = IOUtils.toString(inputStream, StandardCharsets.UTF_8)\n"
            + "        obj = json.loads(text)\n        obj['avg'] = sum([1, 2, 4]) / 3\n        obj['pct'] = 7 * 100 / 8\n"
            + "        obj['half'] = len([1, 2, 3]) / 2\n        outputStream.write(bytearray(json.dumps(obj, sort_keys=True), 'utf-8'))\n"
            + "flowFile = session.get()\nif flowFile != None:\n    flowFile = session.write(flowFile, T())\n    session.transfer(flowFile, REL_SUCCESS)\n",
            "{\"avg\": 2, \"half\": 1, \"no\": \"SP-1\", \"pct\": 87, \"qty\": 7}"
        },
        {
            "import json\nimport sys\nimport traceback\nfrom java.nio.charset import StandardCharsets\nfrom org.apache.commons.io import IOUtils\n"
            + "from org.apache.nifi.processor.io import StreamCallback\nclass T(StreamCallback):\n    def __init__(self):\n        pass\n"
            + "    def process(self, inputStream, outputStream):\n        text = IOUtils.toString(inputStream, StandardCharsets.UTF_8)\n"
            + "        obj = json.loads(text)\n        for k in obj.keys():\n            if k == 'qty': del obj[k]\n"
            + "        outputStream.write(bytearray(json.dumps(obj).encode('utf-8')))\nflowFile = session.get()\nif flowFile != None:\n"
            + "    flowFile = session.write(flowFile, T())\n    session.transfer(flowFile, REL_SUCCESS)\n",
            "{\"no\": \"SP-1\"}"
        },
        {
            "import json\nimport sys\nimport traceback\nfrom java.nio.charset import StandardCharsets\nfrom org.apache.commons.io import IOUtils\n"
            + "from org.apache.nifi.processor.io import StreamCallback\nclass T(StreamCallback):\n    def __init__(self):\n        pass\n"
            + "    def process(self, inputStream, outputStream):\n        text = IOUtils.toString(inputStream, StandardCharsets.UTF_8)\n"
            + "        obj = json.loads(text)\n        outputStream.write(bytearray(json.dumps(sorted(obj.items(), key=lambda (k, v): k)).encode('utf-8')))\n"
            + "flowFile = session.get()\nif flowFile != None:\n    flowFile = session.write(flowFile, T())\n    session.transfer(flowFile, REL_SUCCESS)\n",
            "[[\"no\", \"SP-1\"], [\"qty\", 7]]"
        },
        {
            "import json\nimport sys\nimport traceback\nfrom java.nio.charset import StandardCharsets\nfrom org.apache.commons.io import IOUtils\n"
            + "from org.apache.nifi.processor.io import StreamCallback\nclass T(StreamCallback):\n    def __init__(self):\n        pass\n"
            + "    def process(self, inputStream, outputStream):\n        text = IOUtils.toString(inputStream, StandardCharsets.UTF_8)\n"
            + "        obj = json.loads(text)\n"
            + "        outputStream.write(json.dumps({'s': str(obj['no']), 'u': unicode(obj['no'], errors='ignore') if False "
            + "else 'x', 'r': round(obj['qty'] / 2.0)}, sort_keys=True).encode('utf-8'))\nflowFile = session.get()\nif flowFile != None:\n"
            + "    flowFile = session.write(flowFile, T())\n    session.transfer(flowFile, REL_SUCCESS)\n",
            "{\"r\": 4.0, \"s\": \"SP-1\", \"u\": \"x\"}"
        },
        {
            "import json\nimport sys\nimport traceback\nfrom java.nio.charset import StandardCharsets\nfrom org.apache.commons.io import IOUtils\n"
            + "from org.apache.nifi.processor.io import StreamCallback\nclass T(StreamCallback):\n    def __init__(self):\n        pass\n"
            + "    def process(self, inputStream, outputStream):\n        text = IOUtils.toString(inputStream, StandardCharsets.UTF_8)\n"
            + "        obj = json.loads(text)\n        msg = 'Sipari\\xc5\\x9f no: %s' % obj['no']\n"
            + "        outputStream.write(msg.encode('utf-8') if isinstance(msg, unicode) else msg)\nflowFile = session.get()\nif flowFile != None:\n"
            + "    flowFile = session.write(flowFile, T())\n    session.transfer(flowFile, REL_SUCCESS)\n",
            "Sipariş no: SP-1"
        },
        {
            "import json\nimport sys\nimport traceback\nfrom java.nio.charset import StandardCharsets\nfrom org.apache.commons.io import IOUtils\n"
            + "from org.apache.nifi.processor.io import StreamCallback\nclass T(StreamCallback):\n    def __init__(self):\n        pass\n"
            + "    def process(self, inputStream, outputStream):\n        text = IOUtils.toString(inputStream, StandardCharsets.UTF_8)\n"
            + "        obj = json.loads(text)\n        try:\n            x = obj['missing']\n        except KeyError as e:\n            obj['err'] = e.message\n"
            + "        outputStream.write(json.dumps(obj, sort_keys=True))\nflowFile = session.get()\nif flowFile != None:\n"
            + "    flowFile = session.write(flowFile, T())\n    session.transfer(flowFile, REL_SUCCESS)\n",
            "{\"err\": \"missing\", \"no\": \"SP-1\", \"qty\": 7}"
        },
        {
            "import json\nimport sys\nimport traceback\nfrom java.nio.charset import StandardCharsets\nfrom org.apache.commons.io import IOUtils\n"
            + "from org.apache.nifi.processor.io import StreamCallback\nimport datetime\nfrom datetime import timedelta\nclass T(StreamCallback):\n"
            + "    def __init__(self):\n        pass\n    def process(self, inputStream, outputStream):\n"
            + "        text = IOUtils.toString(inputStream, StandardCharsets.UTF_8)\n        obj = json.loads(text)\n"
            + "        outputStream.write(text.encode('utf-8').upper())\nflowFile = session.get()\nif flowFile != None:\n"
            + "    flowFile = session.write(flowFile, T())\n    session.transfer(flowFile, REL_SUCCESS)\n",
            "{\"NO\": \"SP-1\", \"QTY\": 7}"
        },
        {
            "import json\nimport sys\nimport traceback\nfrom java.nio.charset import StandardCharsets\nfrom org.apache.commons.io import IOUtils\n"
            + "from org.apache.nifi.processor.io import StreamCallback\nclass T(StreamCallback):\n    def __init__(self):\n        pass\n"
            + "    def process(self, inputStream, outputStream):\n        text = IOUtils.toString(inputStream, StandardCharsets.UTF_8)\n"
            + "        obj = json.loads(text)\n        keys = map(lambda k: k.upper(), obj)\n        keys.sort()\n        keys.reverse()\n"
            + "        outputStream.write(','.join(keys))\nflowFile = session.get()\nif flowFile != None:\n    flowFile = session.write(flowFile, T())\n"
            + "    session.transfer(flowFile, REL_SUCCESS)\n",
            "QTY,NO"
        },
        {
            "import json\nimport sys\nimport traceback\nfrom java.nio.charset import StandardCharsets\nfrom org.apache.commons.io import IOUtils\n"
            + "from org.apache.nifi.processor.io import StreamCallback\nclass T(StreamCallback):\n    def __init__(self):\n        pass\n"
            + "    def process(self, inputStream, outputStream):\n        text = IOUtils.toString(inputStream, StandardCharsets.UTF_8)\n"
            + "        obj = json.loads(text)\n        outputStream.write('%s' % (obj['qty'] > None) + str('5' > 4) + str(max('a', 3)))\nflowFile = session.get()\n"
            + "if flowFile != None:\n    flowFile = session.write(flowFile, T())\n    session.transfer(flowFile, REL_SUCCESS)\n",
            "TrueTruea"
        },
        {
            "import json\nimport sys\nimport traceback\nfrom java.nio.charset import StandardCharsets\nfrom org.apache.commons.io import IOUtils\n"
            + "from org.apache.nifi.processor.io import StreamCallback\nclass T(StreamCallback):\n    def __init__(self):\n        pass\n"
            + "    def process(self, inputStream, outputStream):\n        text = IOUtils.toString(inputStream, StandardCharsets.UTF_8)\n"
            + "        obj = json.loads(text)\n        vals = obj.values()\n        vals.sort()\n"
            + "        outputStream.write(str(vals[0]) + str(obj.items()[0][0]))\nflowFile = session.get()\nif flowFile != None:\n"
            + "    flowFile = session.write(flowFile, T())\n    session.transfer(flowFile, REL_SUCCESS)\n",
            "7no"
        },
        {
            "from org.apache.commons.lang3 import StringEscapeUtils\n"
            + "outputStream.write(StringEscapeUtils.unescapeHtml4('a&amp;b') + StringEscapeUtils.escapeXml('<a>') + "
            + "StringEscapeUtils.escapeJson('a\"/b') + StringEscapeUtils.escapeCsv('a,b'))",
            "a&b&lt;a&gt;a\\\"\\/b\"a,b\""
        },
        {
            "from java.util import HashMap\nf = session.get()\nm = HashMap()\nm.put('x', '1')\nm.put('y', str(2))\nf = session.putAllAttributes(f, m)\n"
            + "session.transfer(f, REL_SUCCESS)",
            "attributes: x=1; y=2"
        },
        {
            "f = session.get()\nd = dict(f.getAttributes())\nd2 = {k: v for k, v in f.attributes.items() if k == 'a'}\n"
            + "session.putAttribute(f, 'd', d['a'] + str(d2))\nsession.transfer(f, REL_SUCCESS)",
            "attributes: d=1{'a': '1'}"
        },
        { "from java.lang import Thread, Runtime\nThread.sleep(1)\noutputStream.write('ok')", "ok" },
        { "from java.io import IOException, File\ntry:\n    raise IOException('io')\nexcept IOException, e:\n    outputStream.write(e.getMessage() + str(e.getCause()))", "ioNone" },
        {
            "from org.apache.nifi.processor.exception import ProcessException\ntry:\n    raise ProcessException('p')\nexcept ProcessException as e:\n"
            + "    outputStream.write(e.getMessage() + e.toString())",
            "porg.apache.nifi.processor.exception.ProcessException: p"
        },
        { "import unicodedata\nprint 'x'\noutputStream.write(unicodedata.normalize('NFKD', u'\\xe9\\u011f').encode('ascii', 'ignore'))", "eg" },
        {
            "import datetime, time\nprint 'x'\nt = datetime.datetime(2026, 1, 2, 3, 4, 5)\n"
            + "outputStream.write('%d %s %s' % (time.mktime(t.timetuple()), datetime.datetime.utcfromtimestamp(1767323045000 "
            + "/ 1000).isoformat(), (t - datetime.datetime(2026, 1, 1)).seconds / 60))",
            "1767323045 2026-01-02T03:04:05 184"
        },
        {
            "from decimal import Decimal, ROUND_HALF_UP\nprint 'x'\n"
            + "outputStream.write(str(Decimal('2.345').quantize(Decimal('0.01'), rounding=ROUND_HALF_UP)) + str(Decimal(str(0.1 + 0.2))))",
            "2.350.3"
        },
        { "import xml.etree.cElementTree as ET\nprint 'x'\noutputStream.write(ET.fromstring('<a b=\"1\"/>').get('b'))", "1" },
        { "import os\nprint 'x'\noutputStream.write(str(os.getenv('X', 'none')) + os.linesep.strip() + os.path.basename('a/b.c'))", "noneb.c" },
        { "import random, uuid\nprint 'x'\noutputStream.write(str(len(str(uuid.uuid4()))) + str(0 <= random.randint(0, 5) <= 5) + str(len(uuid.uuid4().hex)))", "36True32" },
        { "print 'x'\noutputStream.write('{0:.2f}|{1:>5}|{2}'.format(2.345, 'a', 0.1 + 0.2))", "2.35|    a|0.3" },
        {
            "print 'x'\na = [1, 2]\nb = a.sort()\nc = 'x' if not b else 'y'\nw = {}\nw.setdefault('k', []).append(1)\n"
            + "for i, (k, v) in enumerate(sorted(w.iteritems())):\n    c += '%d%s%s' % (i, k, v)\noutputStream.write(c)",
            "x0k[1]"
        },
        { "class Base:\n    def f(self): return 'b'\nclass D(Base):\n    def f(self): return Base.f(self) + 'd'\nprint D().f()\noutputStream.write(D().f())", "bd" },
        {
            "import string\nprint 'x'\n"
            + "outputStream.write(string.Template('$a-$b').substitute(a=1, b='c') + string.capwords('ab cd') + "
            + "string.zfill('7', 3) + string.rjust('a', 3) + ''.join(sorted(string.punctuation))[0])",
            "1-cAb Cd007  a!"
        },
        { "print 'x'\ns = u'\\u0130stanbul'\noutputStream.write(s.encode('utf-8') + '|' + repr('a') + '|' + `1`)", "İstanbul|'a'|1" },
        { "# -*- coding: utf-8 -*-\nprint 'Şehir'\nx = {'şehir': 'İzmir'}\noutputStream.write(x['şehir'] + ' %s' % u'ş')", "İzmir ş" },
        { "from __future__ import unicode_literals\nimport json\nprint(json.dumps({'a': '\\u015f'}))\nfor k in {}.iteritems(): pass\noutputStream.write('\\u015f'.encode('utf-8'))", "ş" },
        { "import sys\nreload(sys)\nsys.setdefaultencoding('utf-8')\noutputStream.write(str(u'ş') + unicode('x'))", "şx" },
        {
            "f = session.get()\nif f is None:\n    sys.exit(0)\nimport re\nm = re.match(r'(?P<a>\\w+)-(?P<b>\\d+)', 'SP-12')\n"
            + "for k, v in m.groupdict().iteritems():\n    f = session.putAttribute(f, k, v)\nsession.transfer(f, REL_SUCCESS)",
            "attributes: a=SP; b=12"
        },
        {
            "from java.util import Properties, Collections, Objects\np = Properties()\np.setProperty('a', 'b')\n"
            + "outputStream.write(p.getProperty('a') + p.getProperty('c', 'd') + str(Objects.equals('x', 'x')))",
            "bdTrue"
        },
        {
            "from java.time import LocalDate\nfrom java.time.format import TextStyle\nfrom java.util import Locale\n"
            + "outputStream.write(LocalDate.of(2026, 1, 2).getMonth().getDisplayName(TextStyle.FULL, Locale('tr')) + ' ' + "
            + "LocalDate.of(2026, 1, 2).dayOfWeek.getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + str(LocalDate.of(2026, 1, 2).year))",
            "Ocak Fri2026"
        },
        {
            "from java.util import Date\nfrom java.time import Instant, ZoneId, ZonedDateTime\nd = Date(0)\n"
            + "outputStream.write(d.toInstant().atZone(ZoneId.of('UTC')).toLocalDate().toString() + str(Date().getTime() > "
            + "0) + str(getattr(Date, 'from')(Instant.ofEpochMilli(5)).time))",
            "1970-01-01True5"
        },
        {
            "from java.lang import String as JString, Character\ns = JString('a,b,,')\nprint s\n"
            + "outputStream.write(str(len(s)) + s.toUpperCase().toString() + str(s.contains('b')) + "
            + "str(Character.isDigit('5')) + JString.valueOf(5) + str(JString('x').hashCode()))",
            "5A,B,,TrueTrue5120"
        },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public Task A_script_does_what_it_does_in_NiFi(string source, string expected) => CheckAsync(source, expected);
}
