using OrderStatusFlow.Java;

namespace OrderStatusFlow.Tests.Java;

/// <summary>Patterns whose meaning differs between Java and .NET. The values are those of java.util.regex (Java SE 17).</summary>
public sealed class JavaRegexTests
{
    [Theory]
    [InlineData(@"\p{Punct}", "a,b-c; d", "1-2 3-4 5-6")]
    [InlineData(@"\p{Alpha}+", "ab12şd", "0-2 5-6")]
    [InlineData(@"\p{javaLowerCase}+", "Aşk", "1-3")]
    [InlineData(@"\p{IsLatin}+", "Aşkα", "0-3")]
    [InlineData(@"\p{InGreek}", "aα", "1-2")]
    [InlineData(@"\p{script=Greek}\p{gc=Lu}", "αΒ", "0-2")]
    [InlineData(@"\pL+", "1ab", "1-3")]
    [InlineData(@"[\p{L}&&[^\p{Lu}]]+", "ABşc", "2-4")]
    [InlineData("[a-z&&[def]&&[ef]]", "def", "1-2 2-3")]
    [InlineData("[a-c[x-z]]+", "abxdz", "0-3 4-5")]
    [InlineData("[^a&&b]", "ab", "0-1 1-2")]
    [InlineData("[]a]", "]a", "0-1 1-2")]
    [InlineData(@"[\Q]^-\E]", "]-a", "0-1 1-2")]
    [InlineData("a++b", "aab", "0-3")]
    [InlineData("a*+a", "aa", "")]
    [InlineData(@"\Qa.b\E+", "a.bba", "0-4")]
    [InlineData(@"\R", "a\r\nb\nc\u2028", "1-3 4-5 6-7")]
    [InlineData(@"\h+", "a \u00A0\tb", "1-4")]
    [InlineData(@"\v", "a\u000Bb", "1-2")]
    [InlineData(@"\w+", "aş1", "0-1 2-3")]
    [InlineData(@"(?U)\w+", "aş1", "0-3")]
    [InlineData(@"\d", "٣3", "1-2")]
    [InlineData(@"\s", "a\u00A0b c", "3-4")]
    [InlineData(".", "a\r\nb", "0-1 3-4")]
    [InlineData("(?s).", "a\n", "0-1 1-2")]
    [InlineData("(?d).", "a\r\n", "0-1 1-2")]
    [InlineData("b$", "ab\r\n", "1-2")]
    [InlineData("(?m)^.", "a\rb\r\nc", "0-1 2-3 5-6")]
    [InlineData("(?m)$", "a\n", "1-1 2-2")]
    [InlineData("^", "a\nb", "0-0")]
    [InlineData("(?i)ab", "AB aB", "0-2 3-5")]
    [InlineData("(?i)ş", "Şş", "1-2")]
    [InlineData("(?iu)ş", "Şş", "0-1 1-2")]
    [InlineData("(?i)k", "k\u212A", "0-1")]
    [InlineData("a(?i)b|c", "aB C", "0-2 3-4")]
    [InlineData("(?x) a b # the rest", "ab", "0-2")]
    [InlineData(@"(a)(?<n>b)(c)\3", "abcc", "0-4")]
    [InlineData(@"(?<y>a)\k<y>", "aab", "0-2")]
    [InlineData(@"\x{1F600}.", "😀a", "0-3")]
    [InlineData("[^x]", "a😀", "0-1 1-3")]
    [InlineData(@"\0101\x41\u0041\cA", "AAA\u0001", "0-4")]
    [InlineData("a{2}{2}", "aaaa", "0-4")]
    [InlineData("}", "a}", "1-2")]
    public void Find_gives_the_matches_of_Java(string pattern, string text, string expected)
    {
        var found = new List<string>();
        Compile(pattern).Replace(text, -1, match =>
        {
            found.Add($"{match.Index}-{match.Index + match.Length}");
            return "";
        });

        string.Join(' ', found).ShouldBe(expected);
    }

    [Theory]
    [InlineData(@"\s*,\s*", "a , b,c,,", "a|b|c")]
    [InlineData("", "abc", "a|b|c")]
    [InlineData(".", "a\rb", "|\r")]
    [InlineData("(?=b)", "abab", "a|ba|b")]
    [InlineData("x", "", "")]
    public void Split_gives_the_parts_of_Java(string pattern, string text, string expected) =>
        string.Join('|', Compile(pattern).Split(text)).ShouldBe(expected);

    [Theory]
    [InlineData("ab|a", "a", true)]
    [InlineData("a|ab", "ab", true)]
    [InlineData("a$", "a\n", false)]
    [InlineData(@"a\Z", "a\n", false)]
    [InlineData(".*", "a\r", false)]
    [InlineData("", "", true)]
    public void Matches_takes_the_whole_text(string pattern, string text, bool expected) =>
        Compile(pattern).Matches(text).ShouldBe(expected);

    [Theory]
    [InlineData("(a)(b)", "ab", "$2$1", "ba")]
    [InlineData("(?<x>a)(b)", "ab", "${x}$2$1-", "aba-")]
    [InlineData("a", "a", @"\$\\", @"$\")]
    [InlineData("(a)", "a", "$10", "a0")]
    [InlineData(@"(\d)(\d)?", "1", "[$2]", "[]")]
    [InlineData("a*", "aab", "X", "XXbX")]
    public void Replace_takes_the_syntax_of_Java(string pattern, string text, string replacement, string expected)
    {
        var regex = Compile(pattern);

        regex.Replace(text, -1, match => RegexReplacement.Expand(match, replacement, regex.Names)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("(", "a '(' that is not closed near position 1")]
    [InlineData("a)", "a ')' without a '(' near position 2")]
    [InlineData("*a", "a '*' without anything to repeat")]
    [InlineData("a**", "a '*' without anything to repeat")]
    [InlineData("a{x}", "not a number of repetitions")]
    [InlineData("{a}", "write \\{ for the character")]
    [InlineData("[a", "a '[' that is not closed")]
    [InlineData("[z-a]", "a range whose end is before its start")]
    [InlineData(@"\q", @"the escape \q")]
    [InlineData(@"\X", "not supported")]
    [InlineData(@"\p{Nope}", @"the property \p{Nope}, which is unknown or not supported")]
    [InlineData("(?<1a>x)", "a group whose name is not letters and digits")]
    [InlineData("(?<a>x)(?<a>y)", "two groups with the name 'a'")]
    [InlineData(@"\k<y>", "does not name a group")]
    [InlineData("a\\", "a single '\\' as its last character")]
    [InlineData("(?q)a", "a group '(?' of an unknown kind")]
    public void An_invalid_pattern_is_refused_with_the_reason(string pattern, string reason) =>
        Should.Throw<JavaRegexException>(() => Compile(pattern)).Message.ShouldContain(reason);

    private static JavaRegex Compile(string pattern) => new(pattern, TimeSpan.FromSeconds(10));
}
