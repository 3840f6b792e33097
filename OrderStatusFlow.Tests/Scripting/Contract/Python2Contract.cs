using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Tests.Scripting;

/// <summary>Scripts written for Python 2, on every engine.</summary>
public abstract class Python2Contract(ScriptFixture python)
{
    // script, what it writes or prints, a word of its list of changes
    public static TheoryData<string, string, string> Scripts => new()
    {
        { "print 'a', 1\n", "a 1\n", "print statement" },
        { "print\nprint 'x'", "\nx\n", "print statement" },
        { "print 'a',\nprint 'b'", "a b\n", "print statement" },
        { "print 'total: %d' % (1 + 2)", "total: 3\n", "print statement" },
        { "print ('n=%s') % 5", "n=5\n", "print statement" },
        { "import sys\nprint >>sys.stderr, 'oops', 2", "oops 2\n", "print statement" },
        { "if True: print 'one line'; print 'two'", "one line\ntwo\n", "line 1" },
        { "try:\n    raise ValueError, 'bad'\nexcept ValueError, e:\n    print e.message", "bad\n", "except" },
        { "try:\n    {}['x']\nexcept (KeyError, IndexError), e:\n    print e.args[0]", "x\n", "except" },
        { "if isinstance(u'x', unicode) and isinstance('x', basestring): print unicode(5)", "5\n", "unicode became str" },
        { "print 7 / 2, 7.0 / 2, -7 / 2", "3 3.5 -4\n", "divides whole numbers" },
        { "x = 9\nx /= 2\nprint x", "4\n", "/=" },
        { "from __future__ import division\nprint(7 / 2)\nfor i in xrange(1): pass", "3.5\n", "xrange" },
        { "d = {'a': 1, 'b': 2}\nfor k, v in sorted(d.iteritems()):\n    print k, v", "a 1\nb 2\n", "iteritems" },
        { "d = {'a': 1}\nif d.has_key('a') and not d.has_key('z'): print 'yes'", "yes\n", "has_key" },
        { "d = {'b': 1, 'a': 2}\nk = d.keys()\nk.sort()\nprint k[0]", "a\n", "print" },
        { "d = {'a': 1, 'b': 0}\nfor k in d.keys():\n    if not d[k]: del d[k]\nprint d", "{'a': 1}\n", "print" },
        { "print map(str, [1, 2])[0] + filter(None, [0, '3'])[0]", "13\n", "print" },
        { "print `5` + `'a'`", "5'a'\n", "backticks" },
        { "print 0755, 10L, 0xFFL", "493 10 255\n", "octal" },
        { "if 1 <> 2: print 'differs'", "differs\n", "<>" },
        { "print ur'\\d' + u'x'", "\\dx\n", "ur''" },
        { "exec 'y = 3'\nprint y", "3\n", "exec" },
        { "ns = {}\nexec 'y = 3' in ns\nprint ns['y']", "3\n", "exec" },
        { "print reduce(lambda a, b: a + b, xrange(4)), cmp(1, 2), long('5')", "6 -1 5\n", "reduce" },
        { "x = [3, 1, 2]\nx.sort(cmp=lambda a, b: cmp(b, a))\nprint x, sorted(x, lambda a, b: a - b)", "[3, 2, 1] [1, 2, 3]\n", "cmp= became key=" },
        { "import StringIO\ns = StringIO.StringIO()\ns.write('in memory')\nprint s.getvalue()", "in memory\n", "StringIO" },
        { "from cStringIO import StringIO\nprint StringIO('x').read()", "x\n", "cStringIO" },
        { "import base64\nprint 'Basic ' + base64.b64encode('u' + ':' + 'p')", "Basic dTpw\n", "base64" },
        { "import hashlib\nprint hashlib.md5('x').hexdigest()", "9dd4e461268c8034f5c8564e155c67a6\n", "hashlib" },
        { "import sys\nreload(sys)\nsys.setdefaultencoding('utf8')\nprint 'ş'.decode('utf-8')", "ş\n", "dropped" },
        { "import urllib, urllib2\nprint urllib.urlencode({'a': 'b c'}), urllib.quote('/x y')", "a=b+c /x%20y\n", "print" },
        { "import urlparse\nprint urlparse.urlparse('http://h/p').path", "/p\n", "print" },
        { "it = iter([1])\nprint it.next()", "1\n", "next" },
        { "class C:\n    def __nonzero__(self): return False\nprint bool(C())", "False\n", "__nonzero__" },
        { "import itertools\nfor a, b in itertools.izip([1], [2]): print a, b", "1 2\n", "izip" },
        { "if True:\n        print 'spaces'\n\tprint 'tab'", "spaces\ntab\n", "tabs" },
        { "import string, sys\nprint string.letters[0], sys.maxint > 0", "a True\n", "string.letters" },
        { "import json\nd = json.loads('{\"a\": [1]}')\nprint json.dumps(d), len(d.values()[0])", "{\"a\": [1]} 1\n", "print" },
        { "text = '''print 'not this'\nexcept E, e'''\nprint text.count('print')  # print 'nor this'", "1\n", "line 3" },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task A_python_2_script_runs_and_its_changes_are_listed(string source, string printed, string change)
    {
        var result = await python.RunAsync(source);

        result.Failure.ShouldBeNull();
        result.Printed.ShouldBe(printed);
        string.Join('\n', result.Changes).ShouldContain(change);
    }

    [Theory]
    [InlineData("print(7 / 2)", "3.5\n")]
    [InlineData("print('a', end='')", "a")]
    [InlineData("d = {'a': 1}\nprint(list(d.items()), range(3))", "[('a', 1)] range(0, 3)\n")]
    [InlineData("unicode = 'mine'\nprint(unicode)", "mine\n")]
    public async Task A_python_3_script_is_not_changed(string source, string printed)
    {
        var result = await python.RunAsync(source);

        result.Changes.ShouldBeEmpty();
        result.Printed.ShouldBe(printed);
    }

    [Theory]
    [InlineData("x = 1\nname = raw_input('?')", "line 2", "keyboard")]
    [InlineData("print 'a'\nexecfile('x.py')", "line 2", "files")]
    [InlineData("import commands", "line 1", "processes")]
    [InlineData("from com.example import Thing\nprint Thing", "line 1", "Java")]
    [InlineData("x = = 1", "line 1", "invalid syntax")]
    public async Task What_cannot_be_brought_over_is_refused_with_line_and_reason(string source, string place, string expected)
    {
        var failure = await python.Engine.CheckAsync(source, CancellationToken.None);

        failure.ShouldNotBeNull().Place.ShouldBe(place);
        failure.Message.ShouldContain(expected);
    }
}
