namespace OrderStatusFlow.Tests.Scripting.Kinds;

/// <summary>The texts of Java's collections in Jython: those of a map are Python's, those of a list are Java's.</summary>
public sealed class JavaTextTests(PythonFixture python) : ScriptKind(python)
{
    private const string Values = "from java.util import ArrayList, HashMap, LinkedHashMap, TreeMap\nm = LinkedHashMap()\nm.put('a', 1)\nm.put('b', None)\nm.put('c', True)\n"
        + "l = ArrayList([1, 'x', None, True, 2.0])\n";

    [Theory]
    [InlineData("print m, '%s' % m, repr(m)", "{'a': 1, 'b': None, 'c': True} {'a': 1, 'b': None, 'c': True} {'a': 1, 'b': None, 'c': True}")]
    [InlineData("print m.toString()", "{a=1, b=null, c=true}")]
    [InlineData("print l, '%s' % l, repr(l), [l], {'l': l}", "[1, x, null, true, 2.0] [1, x, null, true, 2.0] [1, x, null, true, 2.0] [[1, x, null, true, 2.0]] {'l': [1, x, null, true, 2.0]}")]
    [InlineData("print HashMap({'l': ArrayList(['q'])}), ArrayList([m])", "{'l': [q]} [{a=1, b=null, c=true}]")]
    [InlineData("print TreeMap({'b': 1, 'a': 2}), TreeMap({'b': 1, 'a': 2}).toString()", "{'a': 2, 'b': 1} {a=2, b=1}")]
    [InlineData("print m.keys()", "['a', 'b', 'c']")]
    public Task A_script_prints_what_it_prints_in_NiFi(string script, string expected) => CheckAsync(Values + script, "prints:" + expected + "\n");
}
