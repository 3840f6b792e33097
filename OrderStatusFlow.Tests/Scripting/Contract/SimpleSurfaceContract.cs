using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Tests.Scripting;

/// <summary>The plain way to input, output and attributes, on every engine.</summary>
public abstract class SimpleSurfaceContract(ScriptFixture python)
{
    [Theory]
    [InlineData("outputStream.write(input_text.upper())", "{\"A\":1}")]
    [InlineData("outputStream.write(inputStream.read())", "{\"a\":1}")]
    [InlineData("outputStream.write(b'by'); outputStream.write(bytearray(b'tes'))", "bytes")]
    [InlineData("outputStream.write([104, 105, -61, -87])", "hié")]
    [InlineData("import json\no = json.loads(input_text)\no['b'] = 'ğ'\noutputStream.write(json.dumps(o, ensure_ascii=False))", "{\"a\": 1, \"b\": \"ğ\"}")]
    [InlineData("x = 1", "{\"a\":1}")]
    [InlineData("outputStream.write('')", "")]
    [InlineData("outputStream.write('before'); import sys; sys.exit()", "before")]
    public async Task What_it_writes_is_the_output(string source, string expected)
    {
        var result = await python.RunAsync(source, "{\"a\":1}");

        result.Failure.ShouldBeNull();
        ScriptFixture.Text(result).ShouldBe(expected);
    }

    [Fact]
    public async Task Attributes_go_in_and_come_out_as_text()
    {
        var result = await python.RunAsync(
            "session.putAttribute('x', get_attribute('number') + '!')\nsession.putAttribute(None, 'n', 5)\nsession.putAttribute('none', str(get_attribute('absent')))",
            attributes: new Dictionary<string, string> { ["number"] = "A1" });

        result.Attributes.ShouldBe(
            new Dictionary<string, string> { ["number"] = "A1", ["x"] = "A1!", ["n"] = "5", ["none"] = "None" }, ignoreOrder: true);
    }

    [Theory]
    [InlineData(32 << 10)]
    [InlineData((32 << 10) + 1)]
    [InlineData(64 << 10)]
    [InlineData(3_000_000)]
    public async Task Long_input_attributes_and_source_come_through(int length)
    {
        var result = await python.RunAsync(
            $"outputStream.write(input_text + inputStream.read() + get_attribute('long'))\n# {new string('s', length)}",
            new string('i', length),
            attributes: new Dictionary<string, string> { ["long"] = new string('a', length) });

        result.Failure.ShouldBeNull();
        ScriptFixture.Text(result).ShouldBe(new string('i', 2 * length) + new string('a', length));
    }

    [Fact]
    public async Task An_exception_has_its_type_message_line_and_source()
    {
        var result = await python.RunAsync("import json\norder = json.loads(input_text)\nprint('here')\ntotal = order['total']\n");

        result.Failure.ShouldNotBeNull().Place.ShouldBe("line 4");
        result.Attributes["log.script.error"].ShouldBe("KeyError: 'total' (line 4: total = order['total'])");
        result.Printed.ShouldBe("here\n");
    }

    [Fact]
    public async Task Printed_text_is_cut_at_its_limit()
    {
        var result = await python.RunAsync("print('x' * 100)", limits: ScriptLimits.Default with { PrintedChars = 10 });

        result.Printed.ShouldBe("xxxxxxxxxx\n[truncated: the script printed more than the limit]");
    }
}
