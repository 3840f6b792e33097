namespace OrderStatusFlow.Tests.Scripting.Kinds;

/// <summary>Small whole scripts as people write them for NiFi.</summary>
public sealed class WholeScriptTests(PythonFixture python) : ScriptKind(python)
{
    // A script, its input, its attributes, and what is expected of it.
    public static TheoryData<string, string, string, string> Scripts => new()
    {
        { "f = session.get()\nsession.adjustCounter('orders', 1, False)\nsession.transfer(f, REL_SUCCESS)\n", "{\"no\": \"SP-1\", \"qty\": 7}", "", "json: {\"no\": \"SP-1\", \"qty\": 7}" },
        {
            "import json\nimport sys\nimport traceback\nfrom java.nio.charset import StandardCharsets\nfrom org.apache.commons.io import IOUtils\n"
            + "from org.apache.nifi.processor.io import StreamCallback\nclass T(StreamCallback):\n    def __init__(self):\n        pass\n"
            + "    def process(self, inputStream, outputStream):\n        data = json.loads(IOUtils.toString(inputStream, StandardCharsets.UTF_8))\n"
            + "        outputStream.write(bytearray(json.dumps(data, sort_keys=True)))\nflowFile = session.get()\nif flowFile != None:\n"
            + "    flowFile = session.write(flowFile, T())\n    session.transfer(flowFile, REL_SUCCESS)\n",
            "{\"no\": \"SP-1\", \"qty\": 7}",
            "",
            "json: {\"no\": \"SP-1\", \"qty\": 7}"
        },
        {
            "import io, json\nfrom org.apache.commons.io import IOUtils\nfrom org.apache.nifi.processor.io import StreamCallback\nclass T(StreamCallback):\n"
            + "    def __init__(self):\n        pass\n    def process(self, inputStream, outputStream):\n"
            + "        raw = io.BytesIO(IOUtils.toByteArray(inputStream))\n        obj = json.loads(str(raw.read()).encode('UTF-8'))\n        out = {}\n"
            + "        for k, v in obj.iteritems():\n            out[k] = v\n        outputStream.write(json.dumps(out).encode('UTF-8'))\n"
            + "flowFile = session.get()\nif flowFile != None:\n    flowFile = session.write(flowFile, T())\n    session.transfer(flowFile, REL_SUCCESS)\n",
            "{\"no\": \"SP-1\", \"qty\": 7}",
            "",
            "json: {\"no\": \"SP-1\", \"qty\": 7}"
        },
        { "from org.apache.commons.lang3 import StringUtils\nsession.putAttribute('u', StringUtils.leftPad('7', 3, '0'))\n", "{\"no\": \"SP-1\", \"qty\": 7}", "", "attributes: u=007" },
        {
            "f = session.get()\nsession.putAttribute(f, 'n', str(context.getProperty('order')))\nsession.transfer(f, REL_SUCCESS)\n",
            "{\"no\": \"SP-1\", \"qty\": 7}",
            "order=SP-1",
            "attributes: n=SP-1"
        },
        {
            "import csv, json\nfrom StringIO import StringIO\ntext = u'no,adet\\nSP-1,7\\n'\nrows = csv.DictReader(StringIO(text.encode('utf-8')))\n"
            + "outputStream.write(json.dumps([dict(r) for r in rows]))\n",
            "{\"no\": \"SP-1\", \"qty\": 7}",
            "",
            "json: [{\"no\": \"SP-1\", \"adet\": \"7\"}]"
        },
        {
            "import json\nimport sys\nimport traceback\nfrom java.nio.charset import StandardCharsets\nfrom org.apache.commons.io import IOUtils\n"
            + "from org.apache.nifi.processor.io import StreamCallback\n\nclass T(StreamCallback):\n    def __init__(self):\n        pass\n"
            + "    def process(self, inputStream, outputStream):\n        text = IOUtils.toString(inputStream, StandardCharsets.UTF_8)\n"
            + "        obj = json.loads(text)\n        obj['first'] = sorted(obj.keys())[0]\n        k = obj.keys()\n        k.sort()\n        obj['k'] = k[0]\n"
            + "        outputStream.write(bytearray(json.dumps(obj).encode('utf-8')))\n\nflowFile = session.get()\nif flowFile != None:\n"
            + "    flowFile = session.write(flowFile, T())\n    session.transfer(flowFile, REL_SUCCESS)\n",
            "{\"no\": \"SP-1\", \"qty\": 7}",
            "",
            "json: {\"no\": \"SP-1\", \"qty\": 7, \"first\": \"no\", \"k\": \"first\"}"
        },
        {
            "import json\nobj = json.loads(input_text)\nfor k, v in obj.iteritems():\n    if isinstance(v, unicode):\n        obj[k] = v.encode('utf-8')\n"
            + "outputStream.write(json.dumps(obj))\n",
            "{\"no\": \"SP-1\", \"qty\": 7}",
            "",
            "json: {\"no\": \"SP-1\", \"qty\": 7}"
        },
        {
            "import json\nobj = json.loads(input_text)\nprint 'start'\nname = obj['no'].encode('utf-8')\nobj['label'] = 'Siparis: ' + name\n"
            + "obj['fmt'] = 'No %s' % name\noutputStream.write(json.dumps(obj))\n",
            "{\"no\": \"SP-1\", \"qty\": 7}",
            "",
            "json: {\"no\": \"SP-1\", \"qty\": 7, \"label\": \"Siparis: SP-1\", \"fmt\": \"No SP-1\"}"
        },
        {
            "import xml.etree.ElementTree as ET\nimport json\nroot = ET.fromstring('<orders><order no=\"SP-1\"><qty>7</qty></order></orders>')\nprint 'x'\n"
            + "out = []\nfor o in root.getchildren():\n    out.append([o.get('no')] + [q.text for q in o.getiterator('qty')])\n"
            + "outputStream.write(json.dumps(out))\n",
            "{\"no\": \"SP-1\", \"qty\": 7}",
            "",
            "json: [[\"SP-1\", \"7\"]]"
        },
        {
            "from org.apache.nifi.processors.script import ExecuteScript\nflowFile = session.get()\n"
            + "flowFile = session.putAttribute(flowFile, 'order.no', 'SP-1')\nsession.transfer(flowFile, ExecuteScript.REL_SUCCESS)\n",
            "{\"no\": \"SP-1\", \"qty\": 7}",
            "",
            "attributes: order.no=SP-1"
        },
        {
            "import json\nimport sys\nimport traceback\nfrom java.nio.charset import StandardCharsets\nfrom org.apache.commons.io import IOUtils\n"
            + "from org.apache.nifi.processor.io import StreamCallback\n\nclass T(StreamCallback):\n    def __init__(self):\n        pass\n"
            + "    def process(self, inputStream, outputStream):\n        text = IOUtils.toString(inputStream, StandardCharsets.UTF_8)\n"
            + "        obj = json.loads(text)\n        obj['a'] = 1\n        outputStream.write(bytearray(json.dumps(obj).encode('utf-8')))\n\n"
            + "flowFile = session.get()\nif flowFile != None:\n    flowFile = session.write(flowFile, T())\n"
            + "    flowFile = session.putAttribute(flowFile, 'filename', flowFile.getAttribute('filename').split('.')[0] + '_translated.json')\n"
            + "    session.transfer(flowFile, REL_SUCCESS)\n",
            "{\"no\": \"SP-1\", \"qty\": 7}",
            "",
            "json: {\"no\": \"SP-1\", \"qty\": 7, \"a\": 1}"
        },
        { "f = session.get()\nsession.putAttribute(f, 'n', str(f.size))\nsession.transfer(f, REL_SUCCESS)\n", "{\"no\": \"SP-1\", \"qty\": 7}", "", "attributes: n=24" },
        { "from base64 import b64encode\nprint 'x'\noutputStream.write('\"' + b64encode('user:pass') + '\"')\n", "{\"no\": \"SP-1\", \"qty\": 7}", "", "json: \"dXNlcjpwYXNz\"" },
        {
            "import json\nimport sys\nimport traceback\nfrom java.nio.charset import StandardCharsets\nfrom org.apache.commons.io import IOUtils\n"
            + "from org.apache.nifi.processor.io import StreamCallback\nclass T(StreamCallback):\n    def __init__(self):\n        pass\n"
            + "    def process(self, inputStream, outputStream):\n        try:\n"
            + "            obj = json.loads(IOUtils.toString(inputStream, StandardCharsets.UTF_8))\n            if 'no' not in obj:\n"
            + "                global failed\n                failed = True\n            outputStream.write(bytearray(json.dumps(obj).encode('utf-8')))\n"
            + "        except:\n            global failed\n            failed = True\nfailed = False\nflowFile = session.get()\nif flowFile != None:\n"
            + "    flowFile = session.write(flowFile, T())\n    if failed:\n        session.transfer(flowFile, REL_FAILURE)\n    else:\n"
            + "        session.transfer(flowFile, REL_SUCCESS)\nsession.commit()\n",
            "{\"no\": \"SP-1\", \"qty\": 7}",
            "",
            "json: {\"no\": \"SP-1\", \"qty\": 7}"
        },
        {
            "import hashlib\nprint 'x'\nm = hashlib.md5()\nm.update('abc')\noutputStream.write('\"' + m.hexdigest() + '\"')\n",
            "{\"no\": \"SP-1\", \"qty\": 7}",
            "",
            "json: \"900150983cd24fb0d6963f7d28e17f72\""
        },
        {
            "import hmac, hashlib, base64\nprint 'x'\nsig = hmac.new('key', 'msg', hashlib.sha256).hexdigest()\noutputStream.write('\"' + sig + '\"')\n",
            "{\"no\": \"SP-1\", \"qty\": 7}",
            "",
            "json: \"2d93cbc1be167bcb1637a4a23cbff01a7878f0c50ee833954ea5221bb1b8c628\""
        },
        {
            "import org.apache.nifi.logging.ComponentLog\nflowFile = session.get()\nsession.transfer(flowFile, REL_SUCCESS)\n",
            "{\"no\": \"SP-1\", \"qty\": 7}",
            "",
            "json: {\"no\": \"SP-1\", \"qty\": 7}"
        },
        { "from itertools import groupby, izip\nprint list(izip([1], [2]))\n", "{}", "", "runs:" },
        {
            "from java.lang import Object\nfrom jarray import array\nflowFile = session.get()\nsession.transfer(flowFile, REL_SUCCESS)\n",
            "{\"no\": \"SP-1\", \"qty\": 7}",
            "",
            "json: {\"no\": \"SP-1\", \"qty\": 7}"
        },
        {
            "from java.io import ByteArrayInputStream, StringWriter\nfrom java.util import Arrays\nsession.putAttribute('u', 'ok')\n",
            "{\"no\": \"SP-1\", \"qty\": 7}",
            "",
            "attributes: u=ok"
        },
        {
            "import json\nfrom org.apache.nifi.processor.io import StreamCallback\nfrom java.io import BufferedReader, InputStreamReader, OutputStreamWriter\n"
            + "class T(StreamCallback):\n    def __init__(self):\n        pass\n    def process(self, inputStream, outputStream):\n"
            + "        reader = BufferedReader(InputStreamReader(inputStream, 'UTF-8'))\n        writer = OutputStreamWriter(outputStream, 'UTF-8')\n"
            + "        line = reader.readLine()\n        while line != None:\n            writer.write(line.upper())\n            line = reader.readLine()\n"
            + "        writer.flush()\n        writer.close()\nflowFile = session.get()\nif flowFile is not None:\n    session.write(flowFile, T())\n"
            + "    session.transfer(flowFile, REL_SUCCESS)\n",
            "{\"no\": \"SP-1\", \"qty\": 7}",
            "",
            "json: {\"NO\": \"SP-1\", \"QTY\": 7}"
        },
        {
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone\nf = SimpleDateFormat('yyyy-MM-dd')\n"
            + "f.setTimeZone(TimeZone.getTimeZone('UTC'))\nsession.putAttribute('d', f.format(Date(0)))\n",
            "{\"no\": \"SP-1\", \"qty\": 7}",
            "",
            "attributes: d=1970-01-01"
        },
        { "from java.lang import String\nsession.putAttribute('n', String.format('%05d', [7]))\n", "{\"no\": \"SP-1\", \"qty\": 7}", "", "attributes: n=00007" },
        {
            "from java.time import LocalDateTime\nfrom java.time.format import DateTimeFormatter\n"
            + "session.putAttribute('u', LocalDateTime.parse('2026-01-02T03:04:05').format(DateTimeFormatter.ofPattern('dd.MM.yyyy')))\n",
            "{\"no\": \"SP-1\", \"qty\": 7}",
            "",
            "attributes: u=02.01.2026"
        },
        { "from java.net import URLEncoder\nsession.putAttribute('u', URLEncoder.encode('a b&c', 'UTF-8'))\n", "{\"no\": \"SP-1\", \"qty\": 7}", "", "attributes: u=a+b%26c" },
        { "import json\nprint json.dumps({'a': 1}, encoding='utf-8'), json.loads('{}', 'utf-8')\n", "{}", "", "runs:" },
        {
            "import json\nd = {'b': 1, 'a': 2}\nprint 'x'\noutputStream.write(json.dumps(sorted(d.items(), key=lambda (k, v): v)))\n",
            "{\"no\": \"SP-1\", \"qty\": 7}",
            "",
            "json: [[\"b\", 1], [\"a\", 2]]"
        },
        {
            "import json\nimport sys\nimport traceback\nfrom java.nio.charset import StandardCharsets\nfrom org.apache.commons.io import IOUtils\n"
            + "from org.apache.nifi.processor.io import StreamCallback\n\nclass T(StreamCallback):\n    def __init__(self):\n        pass\n"
            + "    def process(self, inputStream, outputStream):\n        text = IOUtils.toString(inputStream, StandardCharsets.UTF_8)\n"
            + "        obj = json.loads(text)\n        obj['quarter'] = (11 - 1) / 3 + 1\n        outputStream.write(bytearray(json.dumps(obj).encode('utf-8')))\n"
            + "\nflowFile = session.get()\nif flowFile != None:\n    flowFile = session.write(flowFile, T())\n    session.transfer(flowFile, REL_SUCCESS)\n",
            "{\"no\": \"SP-1\", \"qty\": 7}",
            "",
            "json: {\"no\": \"SP-1\", \"qty\": 7, \"quarter\": 4}"
        },
        {
            "import collections, json\nprint 'x'\nd = collections.OrderedDict([('b', 1), ('a', 2)])\n"
            + "outputStream.write(json.dumps([d.keys(), isinstance(d, collections.Mapping)]))\n",
            "{\"no\": \"SP-1\", \"qty\": 7}",
            "",
            "json: [[\"b\", \"a\"], true]"
        },
        { "f = session.get()\nf = session.penalize(f)\nsession.transfer(f, REL_FAILURE)\n", "{\"no\": \"SP-1\", \"qty\": 7}", "", "fails: " },
        { "import re, json\nprint 'x'\noutputStream.write(json.dumps(re.findall(r'sp-(?i)\\d+', 'SP-1 sp-2')))\n", "{\"no\": \"SP-1\", \"qty\": 7}", "", "json: [\"SP-1\", \"sp-2\"]" },
        {
            "from java.util import HashSet\nf = session.get()\ns = HashSet()\ns.add('a')\nf = session.removeAllAttributes(f, s)\n"
            + "session.transfer(f, REL_SUCCESS)\n",
            "{\"no\": \"SP-1\", \"qty\": 7}",
            "a=1;b=2",
            "runs:"
        },
        {
            "import json\nprint 'x'\noutputStream.write(json.dumps([round(2.5), round(0.5), round(1234.5678, 2), int(round(4.5))]))\n",
            "{\"no\": \"SP-1\", \"qty\": 7}",
            "",
            "json: [3.0, 1.0, 1234.57, 5]"
        },
        {
            "files = session.get(2)\nif not files.isEmpty():\n    for f in files:\n        session.putAttribute(f, 'seen', 'yes')\n"
            + "    session.transfer(files, REL_SUCCESS)\n",
            "{\"no\": \"SP-1\", \"qty\": 7}",
            "",
            "attributes: seen=yes"
        },
        { "# -*- coding: utf-8 -*-\nprint 'x'\nname = u'Ay\\u015fe'.encode('utf-8')\nsession.putAttribute('n', 'Alici %s' % name)\n", "{}", "", "attributes: n=Alici Ayşe" },
        {
            "import json\nfrom java.nio.charset import StandardCharsets\nfrom org.apache.commons.io import IOUtils\n"
            + "from org.apache.nifi.processor.io import InputStreamCallback, OutputStreamCallback\nclass W(OutputStreamCallback):\n    def __init__(self, item):\n"
            + "        self.item = item\n    def process(self, outputStream):\n        outputStream.write(bytearray(json.dumps(self.item).encode('utf-8')))\n"
            + "class R(InputStreamCallback):\n    def __init__(self, parent):\n        self.parent = parent\n    def process(self, inputStream):\n"
            + "        parts = []\n        for i, item in enumerate(json.loads(IOUtils.toString(inputStream, StandardCharsets.UTF_8))):\n"
            + "            f = session.create(self.parent)\n            f = session.write(f, W(item))\n"
            + "            f = session.putAllAttributes(f, {'fragment.index': i})\n            parts.append(f)\n        for f in parts:\n"
            + "            session.transfer(f, REL_SUCCESS)\nparent = session.get()\nif parent != None:\n    session.read(parent, R(parent))\n"
            + "    session.remove(parent)\n",
            "[{\"no\": \"SP-1\"}, {\"no\": \"SP-2\"}]",
            "",
            "json: [{\"no\": \"SP-1\"}, {\"no\": \"SP-2\"}]"
        },
        {
            "from org.apache.nifi.components.state import Scope\nfrom java.util import HashMap\nflowFile = session.get()\n"
            + "old = context.getStateManager().getState(Scope.CLUSTER)\nlast = old.get('last')\nnew = HashMap()\nnew.put('last', '2026-01-01')\n"
            + "context.getStateManager().setState(new, Scope.CLUSTER)\nsession.transfer(flowFile, REL_SUCCESS)\n",
            "{\"no\": \"SP-1\", \"qty\": 7}",
            "",
            "json: {\"no\": \"SP-1\", \"qty\": 7}"
        },
        {
            "import string, json\nprint 'x'\n"
            + "outputStream.write(json.dumps([string.upper('abc'), string.join(['a', 'b'], '-'), string.replace('aXb', 'X', ','), string.zfill('7', 3)]))\n",
            "{\"no\": \"SP-1\", \"qty\": 7}",
            "",
            "json: [\"ABC\", \"a-b\", \"a,b\", \"007\"]"
        },
        { "from java.lang import System\nSystem.out.println('hello')\nsession.putAttribute('m', 'ok')\n", "{\"no\": \"SP-1\", \"qty\": 7}", "", "attributes: m=ok" },
        { "x = unicode('abc', 'utf-8')\nprint x\n", "{}", "", "prints: abc" },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public Task A_script_does_what_it_does_in_NiFi(string source, string input, string attributes, string expected) =>
        CheckAsync(source, expected, input, attributes);
}
