namespace OrderStatusFlow.Tests.Scripting.Kinds;

/// <summary>Numbers, order, lists and syntax of Python 2.</summary>
public sealed class Python2NumberTests(PythonFixture python) : ScriptKind(python)
{
    // A script, and its output or what else is expected of it.
    public static TheoryData<string, string> Scripts => new()
    {
        { "from java.lang import System\noutputStream.write(str([7 / 2, -7 / 2, 7 / 2.0, 7 // 2, 1 / 3]))", "[3, -4, 3.5, 3, 0]" },
        { "from org.apache.commons.io import IOUtils\noutputStream.write(str((11 - 1) / 3 + 1))", "4" },
        { "print 'x'\noutputStream.write(str([round(2.5), round(-0.5), round(1.25, 1), int(round(3.5)), round(7)]))", "[3.0, -1.0, 1.3, 4, 7.0]" },
        { "print 'x'\noutputStream.write(str(0.1 + 0.2))", "0.3" },
        { "print 'x'\noutputStream.write(str('%s %s' % (0.1 * 3, 100.0)))", "0.3 100.0" },
        { "import math\nprint 'x'\noutputStream.write(str([math.floor(2.5), math.ceil(2.1)]))", "[2.0, 3.0]" },
        { "print 'x'\noutputStream.write(str([None < 0, None > '', 5 > 'a', [] > {}, 'a' > 1]))", "[True, False, False, True, True]" },
        { "print 'x'\noutputStream.write(str(sorted([3, None, 'a', 1])))", "[None, 1, 3, 'a']" },
        { "print 'x'\nrows = [{'d': '2'}, {'d': None}, {'d': '1'}]\nrows.sort(key=lambda r: r['d'])\noutputStream.write(str([r['d'] for r in rows]))", "[None, '1', '2']" },
        { "print 'x'\noutputStream.write(str(str(max([1, None, 'x'])) + str(min(3, None))))", "xNone" },
        { "print 'x'\noutputStream.write(str(sorted([('b', 2), ('a', None)], key=lambda (k, v): v)[0][0]))", "a" },
        { "import sys\nprint 'x'\noutputStream.write(str(sys.maxint))", "2147483647" },
        { "print 'x'\noutputStream.write(str(int('7') / 2 * 1.0))", "3.0" },
        { "print 'x'\noutputStream.write(str(long(3) / 2 + 0777 + 10L))", "522" },
        { "print 'x'\noutputStream.write(str(map(lambda x: x * 2, [1, 2])[1] + filter(None, [0, 5])[0] + zip([1], [2])[0][1] + range(3)[2]))", "13" },
        { "print 'x'\noutputStream.write(str(len(map(str, [1])) + len({'a': 1}.items()) + len({'a': 1}.keys() + ['b'])))", "4" },
        { "print 'x'\noutputStream.write(str(map(None, [1, 2], ['a'])))", "[(1, 'a'), (2, None)]" },
        { "print 'x'\noutputStream.write(str(filter(lambda c: c.isdigit(), 'a1b2')))", "12" },
        { "print 'x'\nd = {'a': 1}\noutputStream.write(str(d.keys()[0] + str(d.values()[0])))", "a1" },
        {
            "from itertools import izip_longest, groupby, ifilterfalse\nprint 'x'\n"
            + "outputStream.write(str(list(izip_longest([1], [])) + [k for k, g in groupby('aa')] + list(ifilterfalse(None, [0]))))",
            "[(1, None), 'a', 0]"
        },
        {
            "import collections\nfrom collections import OrderedDict\nprint 'x'\n"
            + "outputStream.write(str(OrderedDict([('b', 1)]).keys() + isinstance({}, collections.Mapping) * [1] + isinstance([], collections.Iterable) * [2]))",
            "['b', 1, 2]"
        },
        { "from collections import Sequence, MutableMapping\nprint 'x'\noutputStream.write(str(isinstance([], Sequence) and isinstance({}, MutableMapping) and callable(len)))", "True" },
        { "def f((a, b), c):\n    return a + b + c\noutputStream.write(str(f((1, 2), 3)))", "6" },
        { "outputStream.write(str(reduce(lambda (a, b), (c, d): (a + c, b + d), [(1, 2), (3, 4)])))", "(4, 6)" },
        { "x = 1\nglobal x\nx = 2\noutputStream.write(str(x))", "2" },
        { "def f():\n    if True:\n        global y\n        y = 1\n    global y\n    y = y + 1\nf()\noutputStream.write(str(y))\nprint 'x'", "2" },
        { "import json\nprint 'x'\noutputStream.write(str([json.dumps({'a': 1}, encoding='utf-8'), json.loads('[1]', 'utf-8'), json.dumps([1], True)]))", "['{\"a\": 1}', [1], '[1]']" },
        {
            "import string\nprint 'x'\n"
            + "outputStream.write(str((string.upper('a'), string.split('a b'), string.lowercase[:2], string.atoi('5'), "
            + "string.strip(' x '), string.find('ab', 'b'))))",
            "('A', ['a', 'b'], 'ab', 5, 'x', 1)"
        },
        { "import re\nprint 'x'\noutputStream.write(str(re.findall('a(?i)b', 'aB ab AB')))", "['aB', 'ab', 'AB']" },
        { "import re\nprint 'x'\noutputStream.write(str(re.sub(r'(\\d+)', r'<\\1>', 'a1') + re.compile('x(?i)').sub('-', 'aXx')))", "a<1>a--" },
        { "import re\nprint 'x'\noutputStream.write(str(len(re.split(r'\\W+', u'a\\u015fb'))))", "2" },
        {
            "import xml.etree.ElementTree as ET\nprint 'x'\nr = ET.fromstring('<a><b/></a>')\n"
            + "outputStream.write(str(r.getchildren()[0].tag + r.getiterator('b').__len__().__str__() + ET.tostring(r)))",
            "b1<a><b /></a>"
        },
        { "try:\n    raise ValueError, 'bad'\nexcept ValueError, e:\n    outputStream.write(e.message + str(e))", "badbad" },
        { "from java.lang import Exception as JException\ntry:\n    raise JException('why')\nexcept JException as e:\n    outputStream.write(e.getMessage())", "why" },
        {
            "from java.lang import Integer\nfrom java.lang import NumberFormatException\ntry:\n    Integer.parseInt('x')\nexcept NumberFormatException, e:\n"
            + "    outputStream.write(e.getMessage())",
            "For input string: \"x\""
        },
        { "import sys, traceback\nfrom java.lang import Throwable\ntry:\n    {}['k']\nexcept Throwable, e:\n    outputStream.write(e.toString())", "KeyError: k" },
        { "class P(object):\n    def __init__(self, n): self.n = n\n    def __cmp__(self, o): return cmp(self.n, o.n)\noutputStream.write(str(sorted([P(2), P(1)])[0].n))\nprint 'x'", "1" },
        {
            "print '|'.join([str(x) for x in [100000000000.0, -123456789012.0, 12345678901.0, 1234567890123.0]])\n",
            "prints:1e+11|-1.23456789012e+11|12345678901.0|1.23456789012e+12"
        },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public Task A_script_does_what_it_does_in_NiFi(string source, string expected) => CheckAsync(source, expected);
}
