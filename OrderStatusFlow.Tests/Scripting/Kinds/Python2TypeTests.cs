namespace OrderStatusFlow.Tests.Scripting.Kinds;

/// <summary>What scripts ask to find out about values and about the interpreter.</summary>
public sealed class Python2TypeTests(PythonFixture python) : ScriptKind(python)
{
    [Theory]
    [InlineData("print type({}), str(type([])), '%s' % type(5), '{}'.format(type(1.5)), str(type(None)), str(ValueError)",
        "prints: <type 'dict'> <type 'list'> <type 'int'> <type 'float'> <type 'NoneType'> <type 'exceptions.ValueError'>\n")]
    [InlineData("import json\nv = json.loads('\"x\"')\nprint str(type(v)) == \"<type 'unicode'>\", str(type('x')) == \"<type 'str'>\", 'unicode' in str(type(v)), 'dict' in str(type(v))", "prints: True True True False\n")]
    [InlineData("v = u'x'\nprint type(v).__name__ == 'unicode', v.__class__.__name__ in ('unicode', 'int'), type(v).__name__ != 'str', type({}).__name__, type(5).__name__ == 'unicode'", "prints: True True False dict False\n")]
    [InlineData("class A(object): pass\nprint type(A()).__name__, A().__class__.__name__, A.__name__", "prints: A A A\n")]
    [InlineData("class U(object):\n    def __unicode__(self): return u'\\u015f'\n    def __str__(self): return 'text'\nprint unicode(U()) == u'\\u015f', str(U()), unicode(5), unicode('a', 'utf-8')", "prints: True text 5 a\n")]
    [InlineData("def main(): print 'run'\nif __name__ == '__main__': print 'alone'\nelif __name__ == '__builtin__': main()", "prints: run\n")]
    [InlineData("if __name__ == '__main__': print 'run'", "prints: run\n")]
    [InlineData("import sys\nprint sys.version_info[0], sys.version_info < (3,), sys.version_info.major, sys.version[:3], sys.platform[:4], sys.hexversion < 0x03000000", "prints: 2 True 2 2.7 java True\n")]
    [InlineData("print coerce(1, 2.5), coerce(2, 3)", "prints:(1.0, 2.5) (2, 3)\n")]
    [InlineData("from collections import OrderedDict\nd = OrderedDict([('b', 1)])\nprint d, repr(d), d.copy(), type(d.copy()).__name__, d == {'b': 1}", "prints:{'b': 1} OrderedDict([('b', 1)]) {'b': 1} OrderedDict True\n")]
    public Task A_script_does_what_it_does_in_NiFi(string source, string expected) => CheckAsync(source, expected);
}
