using System.Text;
using CsCheck;
using OrderStatusFlow.Scripting.CPython;

namespace OrderStatusFlow.Tests.Scripting;

/// <summary>A script cannot know who parsed its input.</summary>
public sealed class JsonTreeTests(PythonFixture python)
{
    // Both ways, object by object: repr shows types, order of names, signs of zero and every digit.
    private const string Compare =
        """
        import json
        def show(parse):
            try:
                return repr(parse(input_text))
            except ValueError as error:
                return 'refused: ' + str(error)
        quick, own = show(json.loads), show(json.JSONDecoder().decode)
        assert quick == own or own.startswith('refused: ') and quick.startswith('refused: '), (quick, own)
        """;

    private static readonly string[] Words = ["true", "false", "null", "-0", "1E+2"];

    [Theory]
    [InlineData("{\"a\": 1, \"b\": [true, false, null], \"a\": 2}")]
    [InlineData("[0, -0, -0.0, 1.0, 1e3, 1E-7, 0.1, 123456789.123456789, 5e-324, 1e308, 1e999]")]
    [InlineData("[2147483647, 2147483648, -2147483649, 9223372036854775807, -9223372036854775808, 9223372036854775808, 123456789012345678901234567890]")]
    [InlineData("[\"\", \"ğüş\", \"\\u00e9\\n\\\"\", \"\\ud83d\\ude00\", \"😀\"]")]
    [InlineData("[\"\\ud800\"]")]
    [InlineData("{\"\\u0061\": 1, \"a\": 2, \"\": 3, \"ğ\": 4}")]
    [InlineData("[NaN, Infinity, -Infinity]")]
    [InlineData("  \t\r\n[1 , 2 ]\n ")]
    [InlineData("\"only text\"")]
    [InlineData("[1, 2,]")]
    [InlineData("[1] 2")]
    [InlineData("{\"a\" 1}")]
    [InlineData("[\"tab\tinside\"]")]
    [InlineData("\uFEFF[1]")]
    [InlineData("/* no */ [1]")]
    [InlineData("[01]")]
    [InlineData("")]
    public async Task It_is_what_python_makes_of_it(string json) => (await python.RunAsync(Compare, json)).Failure.ShouldBeNull();

    [Fact]
    public async Task Bytes_that_are_no_text_and_deep_nesting_are_left_to_python()
    {
        JsonTree.TryConvert([(byte)'"', 0xFF, (byte)'"'], new JobBuffer()).ShouldBeNull();
        JsonTree.TryConvert(Encoding.UTF8.GetBytes(new string('[', 70) + new string(']', 70)), new JobBuffer()).ShouldBeNull();

        (await python.RunAsync(Compare, new string('[', 70) + new string(']', 70))).Failure.ShouldBeNull();
    }

    [Fact]
    public async Task More_names_than_are_shared_keep_their_own()
    {
        var names = string.Join(',', Enumerable.Range(0, 120).Select(i => $"\"name{i}\":{{\"name{119 - i}\":{i}}}"));

        (await python.RunAsync(Compare, "{" + names + "}")).Failure.ShouldBeNull();
    }

    [Fact]
    public async Task Each_call_gives_objects_of_its_own()
    {
        var result = await python.RunAsync("import json\na = json.loads(input_text)\na['x'].append(9)\noutputStream.write(json.dumps(json.loads(input_text)))", "{\"x\": [1]}");

        PythonFixture.Text(result).ShouldBe("{\"x\": [1]}");
    }

    [Fact]
    public async Task Any_tree_is_what_python_makes_of_it()
    {
        var leaf = Gen.OneOf(
            Gen.Int.Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            Gen.Long.Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            Gen.Double.Where(double.IsFinite).Select(d => System.Text.Json.JsonSerializer.Serialize(d)),
            Gen.String.Select(s => System.Text.Json.JsonSerializer.Serialize(s)),
            Gen.Int[0, 4].Select(i => Words[i]));
        var tree = Gen.Recursive<string>((depth, inner) => depth > 3 ? leaf : Gen.OneOf(
            leaf,
            inner.List[0, 4].Select(items => "[" + string.Join(", ", items) + "]"),
            Gen.Select(Gen.String[0, 3], inner).List[0, 4].Select(pairs =>
                "{" + string.Join(',', pairs.Select(p => System.Text.Json.JsonSerializer.Serialize(p.Item1) + ":" + p.Item2)) + "}")));

        await tree.SampleAsync(async json => (await python.RunAsync(Compare, json)).Failure.ShouldBeNull(), iter: 500, threads: 1);
    }
}
