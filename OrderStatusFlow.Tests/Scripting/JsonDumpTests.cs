using System.Text;
using CsCheck;
using OrderStatusFlow.Scripting.CPython;

namespace OrderStatusFlow.Tests.Scripting;

/// <summary>A script cannot know who wrote the text of <c>json.dumps</c>.</summary>
public sealed class JsonDumpTests(PythonFixture python)
{
    // Both ways, with the error where there is one.
    private const string Compare =
        """
        import json, decimal, collections, enum
        class Number(int): pass
        class Text(str): pass
        class Color(enum.IntEnum):
            RED = 1
        class Both(str, enum.Enum):
            A = 'a'
        def write(dumps, value):
            try:
                return dumps(value)
            except (TypeError, ValueError, RecursionError) as error:
                return type(error).__name__ + ': ' + str(error)
        def compare(value):
            quick, own = write(json.dumps, value), write(json.JSONEncoder().encode, value)
            assert quick == own, (quick, own)
            assert type(quick) is str

        """;

    [Theory]
    [InlineData("{'a': 1, 'b': [True, False, None], 'c': {}, 'd': [], 'e': (), 'f': (1, 'x')}")]
    [InlineData("[0, -1, 2147483647, 2147483648, -2147483649, 2 ** 59, -2 ** 59, 2 ** 60, 2 ** 63, -2 ** 63, 2 ** 70, 10 ** 40]")]
    [InlineData("[0.0, -0.0, 1.0, 1.5, 0.1, 1e15, 1e16, 123456789012345680.0, 1e22, 1e-4, 1e-5, 0.00012, 1.5e-7, 5e-324, 1.7976931348623157e308, 1e100, 12.0, 100.25]")]
    [InlineData("[float('nan'), float('inf'), float('-inf')]")]
    [InlineData("['', 'plain', 'ğüş', '😀', '\\n\\r\\t\\f\\b\\x00\\x1f\\x7f\\x80', '\"\\\\/', 'é' * 300, 'x' * 300]")]
    [InlineData("['\\ud800', 'a']")]
    [InlineData("{1: 2, 'a': 3}")]
    [InlineData("{True: 1, None: 2, 1.5: 3}")]
    [InlineData("{(1, 2): 1}")]
    [InlineData("{'ğ': 1, 'x' * 300: 2, '': 3}")]
    [InlineData("[Number(3), Text('x'), Color.RED, Both.A]")]
    [InlineData("{'a': Color.RED}")]
    [InlineData("collections.OrderedDict(a=1)")]
    [InlineData("[collections.OrderedDict(a=1), collections.defaultdict(int)]")]
    [InlineData("[b'bytes']")]
    [InlineData("[bytearray(b'x')]")]
    [InlineData("[decimal.Decimal('1.5')]")]
    [InlineData("[{1, 2}]")]
    [InlineData("[frozenset()]")]
    [InlineData("[1j]")]
    [InlineData("[...]")]
    [InlineData("[compare.__code__]")]
    [InlineData("[StopIteration]")]
    public async Task It_is_what_python_writes(string value) => (await python.RunAsync($"{Compare}compare({value})")).Failure.ShouldBeNull();

    [Theory]
    [InlineData("a = {'k': 'v'}\ncompare([a, a, {'x': a, 'y': [a, 'k', 'v']}])")]
    [InlineData("n = 10 ** 9\nk = 'key'\ncompare([{k: n, 'f': 2.5 * 2}, {k: n}, n, k])")]
    [InlineData("a = []\na.append(a)\ncompare(a)")]
    [InlineData("a = {}\na['b'] = [a]\ncompare(a)")]
    [InlineData("a = []\nfor _ in range(90): a = [a]\ncompare(a)")]
    [InlineData("a = []\nfor _ in range(300): a = [a]\ncompare(a)")]
    [InlineData("a = []\nfor _ in range(3000): a = {'a': a}\ncompare(a)")]
    [InlineData("compare([i / 7 for i in range(2000)] + [str(i) for i in range(2000)])")]
    [InlineData("json.JSONEncoder.default = lambda self, o: 'other'\ncompare({'a': {1}, 'b': b''})")]
    public async Task Shared_nested_and_changed_values_are_what_python_writes(string source) =>
        (await python.RunAsync(Compare + source)).Failure.ShouldBeNull();

    [Fact]
    public async Task A_value_that_would_grow_without_end_is_left_to_python()
    {
        var result = await python.RunAsync("import json\na = ['x' * 1000]\nfor _ in range(22): a = [a, a]\njson.dumps(a)");

        result.Failure.ShouldNotBeNull().Code.ShouldBe("script.memory");
    }

    [Fact]
    public void Every_finite_number_is_the_text_that_python_reads_back() => Gen.Double.Sample(value =>
    {
        if (!double.IsFinite(value))
            return;
        var text = PythonFloat.Text(value);
        double.Parse(text, System.Globalization.CultureInfo.InvariantCulture).ShouldBe(value);
        text.ShouldMatch(@"^-?(\d+\.\d+|\d(\.\d+)?e[+-]\d{2,3})$");
    });

    [Fact]
    public void Any_bytes_are_converted_or_left_to_python() => Gen.Byte.Array[0, 60].Sample(bytes =>
    {
        if (JsonDump.TryConvert(bytes, new JobBuffer()) is { } text)
            System.Text.Json.JsonDocument.Parse(Encoding.UTF8.GetString(text.Span).Replace("NaN", "0").Replace("-Infinity", "0").Replace("Infinity", "0")).Dispose();
    });

    [Fact]
    public async Task A_script_that_writes_such_bytes_itself_gets_an_answer_and_nothing_else()
    {
        var result = await python.RunAsync(
            """
            import os
            os.write(1, b'dump\xdb\xff\xff')
            assert os.read(0, 4) == bytes(4)
            os.write(1, b'dumpN')
            assert os.read(0, 4) == b'\4\0\0\0'
            outputStream.write(os.read(0, 4))
            """);

        PythonFixture.Text(result).ShouldBe("null");
    }
}
