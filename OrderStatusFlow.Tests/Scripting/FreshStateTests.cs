namespace OrderStatusFlow.Tests.Scripting;

public sealed class FreshStateTests(PythonFixture python) : FreshStateContract(python)
{
    [Theory]
    [MemberData(nameof(HostileActs.All), MemberType = typeof(HostileActs))]
    public async Task Nothing_in_the_interpreter_tells_of_the_row_before(string act)
    {
        var source = $"{Fingerprint.Source}\noutputStream.write(fingerprint())\ndef act():\n    {act}\nif input_text == 'leave': act()";

        var first = await Python.RunAsync(source, "leave");
        var second = await Python.RunAsync(source, "other");

        second.Failure.ShouldBeNull();
        PythonFixture.Text(second).ShouldBe(PythonFixture.Text(first));
    }

    [Theory]
    [MemberData(nameof(HostileActs.All), MemberType = typeof(HostileActs))]
    public async Task The_fingerprint_would_tell(string act)
    {
        // An act that breaks the fingerprint itself is noticed as well; the names that the test makes are there before the first one is taken.
        var result = await Python.RunAsync(
            $"{Fingerprint.Source}\nleft, kept, before, after = 0, [], '', ''\ndef act():\n    {act}\n    kept.append(locals())\nbefore = fingerprint()\nbefore = fingerprint()\nact()\n" +
            "try:\n    after = fingerprint()\nexcept BaseException:\n    pass\noutputStream.write('noticed' if before != after else 'same')");

        result.Failure.ShouldBeNull();
        PythonFixture.Text(result).ShouldBe("noticed");
    }

    [Fact]
    public async Task The_fingerprint_is_the_same_when_nothing_happens()
    {
        var result = await Python.RunAsync($"{Fingerprint.Source}\nbefore = after = ''\nbefore = fingerprint()\nbefore = fingerprint()\nafter = fingerprint()\noutputStream.write('noticed' if before != after else 'same')");

        PythonFixture.Text(result).ShouldBe("same");
    }

    [Theory]
    [InlineData("import random\noutputStream.write(repr(random.random()))")]
    [InlineData("import uuid\noutputStream.write(str(uuid.uuid4()))")]
    [InlineData("import secrets\noutputStream.write(secrets.token_hex())")]
    [InlineData("import os\noutputStream.write(os.urandom(16).hex())")]
    public async Task Rows_do_not_share_their_random_numbers(string source)
    {
        var first = PythonFixture.Text(await Python.RunAsync(source));
        var second = PythonFixture.Text(await Python.RunAsync(source));

        second.ShouldNotBe(first);
    }
}
