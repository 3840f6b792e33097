namespace OrderStatusFlow.Tests.Scripting.Kinds;

/// <summary>The hash codes of Java's values and collections.</summary>
public sealed class JavaHashCodeTests(PythonFixture python) : ScriptKind(python)
{
    private const string Imports = "from java.util import ArrayList, HashSet, TreeMap, Objects, UUID\nfrom java.math import BigDecimal\nfrom java.lang import String\n";

    [Theory]
    [InlineData("print ArrayList([3, 1, 2]).hashCode(), ArrayList(['b', 'a', None]).hashCode(), HashSet(['b', 'a', 'c']).hashCode(), TreeMap({'b': 1, 'a': 2}).hashCode()", "32707 126976 294 198")]
    [InlineData("print ArrayList([-1, 2]).hashCode(), Objects.hash(1, 'a'), Objects.hash(-1), Objects.hashCode(-1)", "932 1089 30 -1")]
    [InlineData("print BigDecimal('2.5').hashCode(), BigDecimal('1').hashCode(), String.format('%h', 2.675)", "776 31 26630000")]
    [InlineData("print UUID.fromString('12345678-1234-1234-1234-123456789012').hashCode()", "1145882218")]
    public Task A_hash_code_is_that_of_Java(string script, string expected) => CheckAsync(Imports + script, "prints:" + expected + "\n");
}
