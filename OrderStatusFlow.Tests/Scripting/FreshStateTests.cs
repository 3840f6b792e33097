
namespace OrderStatusFlow.Tests.Scripting;

public sealed class FreshStateTests(PythonFixture python)
{
    private const string Look = "\noutputStream.write('found ' + repr(seen))";

    public static TheoryData<string, string> HostilePairs => new()
    {
        // what a row leaves behind, how the next row of the same script looks for it
        { "counter = 1", "'counter' in globals()" },
        { "import builtins; builtins.left = 1", "hasattr(__import__('builtins'), 'left')" },
        { "import builtins; builtins.len = lambda x: 42", "len('abc') == 42" },
        { "__builtins__['open'] = None if isinstance(__builtins__, dict) else None", "False" },
        { "import json; json.loads = None", "__import__('json').loads is None" },
        { "import sys; sys.modules['evil'] = sys", "'evil' in __import__('sys').modules" },
        { "import sys; del sys.modules['json']", "'json' not in __import__('sys').modules" },
        { "import flow_runner; flow_runner.serve = None; flow_runner._script = None", "__import__('flow_runner').serve is None" },
        { "import flow_surface; flow_surface.Job.answer = None", "__import__('flow_surface').Job.answer is None" },
        { "import sys; sys.path.append('/evil')", "'/evil' in __import__('sys').path" },
        { "import sys; sys.setrecursionlimit(77)", "__import__('sys').getrecursionlimit() == 77" },
        { "import decimal; decimal.getcontext().prec = 3", "__import__('decimal').getcontext().prec == 3" },
        { "import os; os.environ['LEFT'] = '1'", "'LEFT' in __import__('os').environ" },
        { "import atexit, sys; sys.excepthook = print", "__import__('sys').excepthook is print" },
        { "import gc; gc.disable()", "not __import__('gc').isenabled()" },
        { "import sys; sys.settrace(lambda *a: None)", "__import__('sys').gettrace() is not None" },
        { "import os; os.close(0); os.close(1); os.close(2)", "False" },
        { "import codecs; codecs.register_error('left', print)", "_registered('left')" },
        { "import re; re._cache['left'] = 1; re.compile('left')", "'left' in __import__('re')._cache" },
        { "import warnings; warnings.filters = 'left'", "__import__('warnings').filters == 'left'" },
        { "def f(a=[]): a.append(1); return a\nf(); f()\nimport string; string.digits = 'left'", "__import__('string').digits == 'left'" },
        { "import functools\nint_cache = functools.cache(int)\nobject.__subclasses__()[0]\nclass Left: pass", "any(c.__name__ == 'Left' for c in object.__subclasses__())" },
    };

    [Theory]
    [MemberData(nameof(HostilePairs))]
    public async Task A_row_finds_nothing_of_the_row_before_it(string leave, string look)
    {
        var helper = "import codecs\ndef _registered(name):\n    try:\n        codecs.lookup_error(name)\n        return True\n    except LookupError:\n        return False\n";
        var source = $"{helper}seen = {look}\nif input_text == 'leave':\n    {leave.Replace("\n", "\n    ", StringComparison.Ordinal)}\n{Look}";

        await python.RunAsync(source, "leave");
        var second = await python.RunAsync(source, "look");

        second.Failure.ShouldBeNull();
        PythonFixture.Text(second).ShouldBe("found False");
    }

    [Theory]
    [MemberData(nameof(HostileActs.All), MemberType = typeof(HostileActs))]
    public async Task Nothing_in_the_interpreter_tells_of_the_row_before(string act)
    {
        var source = $"{Fingerprint.Source}\noutputStream.write(fingerprint())\ndef act():\n    {act}\nif input_text == 'leave': act()";

        var first = await python.RunAsync(source, "leave");
        var second = await python.RunAsync(source, "other");

        second.Failure.ShouldBeNull();
        PythonFixture.Text(second).ShouldBe(PythonFixture.Text(first));
    }

    [Theory]
    [MemberData(nameof(HostileActs.All), MemberType = typeof(HostileActs))]
    public async Task The_fingerprint_would_tell(string act)
    {
        // An act that breaks the fingerprint itself is noticed as well; the names that the test makes are there before the first one is taken.
        var result = await python.RunAsync(
            $"{Fingerprint.Source}\nleft, kept, before, after = 0, [], '', ''\ndef act():\n    {act}\n    kept.append(locals())\nbefore = fingerprint()\nbefore = fingerprint()\nact()\n" +
            "try:\n    after = fingerprint()\nexcept BaseException:\n    pass\noutputStream.write('noticed' if before != after else 'same')");

        result.Failure.ShouldBeNull();
        PythonFixture.Text(result).ShouldBe("noticed");
    }

    [Fact]
    public async Task The_fingerprint_is_the_same_when_nothing_happens()
    {
        var result = await python.RunAsync($"{Fingerprint.Source}\nbefore = after = ''\nbefore = fingerprint()\nbefore = fingerprint()\nafter = fingerprint()\noutputStream.write('noticed' if before != after else 'same')");

        PythonFixture.Text(result).ShouldBe("same");
    }

    [Theory]
    [InlineData("import random\noutputStream.write(repr(random.random()))")]
    [InlineData("import uuid\noutputStream.write(str(uuid.uuid4()))")]
    [InlineData("import secrets\noutputStream.write(secrets.token_hex())")]
    [InlineData("import os\noutputStream.write(os.urandom(16).hex())")]
    public async Task Rows_do_not_share_their_random_numbers(string source)
    {
        var first = PythonFixture.Text(await python.RunAsync(source));
        var second = PythonFixture.Text(await python.RunAsync(source));

        second.ShouldNotBe(first);
    }
}
