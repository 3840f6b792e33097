namespace OrderStatusFlow.Tests.Scripting;

public sealed class FreshStateTests(PythonFixture python) : FreshStateContract(python)
{
    // The same script for every act, so that all rows begin with the same state of one interpreter.
    private const string Script = $"{InterpreterState.Source}\nkept = []\nleaves = input_text[0] == '#'\nexec(input_text)\nif not leaves: outputStream.write(state())";

    private static readonly Lock Once = new();
    private static Task<string>? untouched;

    [Theory]
    [MemberData(nameof(HostileActs.All), MemberType = typeof(HostileActs))]
    public async Task Nothing_in_the_interpreter_remains_from_the_row_before(string act)
    {
        var expected = await UntouchedAsync();

        await Python.RunAsync(Script, Input(act, "#leaves"));
        var next = await Python.RunAsync(Script, Input("pass"));

        next.Failure.ShouldBeNull();
        PythonFixture.Text(next).ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(HostileActs.All), MemberType = typeof(HostileActs))]
    public async Task The_fingerprint_would_change(string act)
    {
        var expected = await UntouchedAsync();

        var result = await Python.RunAsync(Script, Input(act));

        // An act that breaks the fingerprint itself is noticed as well.
        if (result.Failure is null)
            PythonFixture.Text(result).ShouldNotBe(expected);
    }

    [Theory]
    [InlineData("pass")]
    [InlineData("import json; json.loads('[1, 2]')")]
    [InlineData("local = [str(n) * 100 for n in range(1000)]")]
    public async Task The_fingerprint_is_the_same_when_nothing_is_changed(string act)
    {
        var expected = await UntouchedAsync();

        PythonFixture.Text(await Python.RunAsync(Script, Input(act))).ShouldBe(expected);
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

    // Of one length, because the addresses of an interpreter's objects depend on the size of its input.
    private static string Input(string act, string first = "") => $"{first}\ndef act():\n    {act}\n    kept.append(locals())\nact()\n".PadRight(500);

    private Task<string> UntouchedAsync()
    {
        lock (Once)
            return untouched ??= ReadAsync();

        async Task<string> ReadAsync() => PythonFixture.Text(await Python.RunAsync(Script, Input("pass")));
    }
}
