namespace OrderStatusFlow.Tests.Scripting;

/// <summary>Rows of one script that would find each other's traces, on every engine.</summary>
public abstract class FreshStateContract(ScriptFixture python)
{
    protected ScriptFixture Python => python;

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
        { "import flow_requests; flow_requests.send_request = None", "__import__('flow_requests').send_request is None" },
        { "import flow_job; flow_job.Job.result = None", "__import__('flow_job').Job.result is None" },
        { "import sys; sys.path.append('/evil')", "'/evil' in __import__('sys').path" },
        { "import sys; sys.setrecursionlimit(77)", "__import__('sys').getrecursionlimit() == 77" },
        { "import decimal; decimal.getcontext().prec = 3", "__import__('decimal').getcontext().prec == 3" },
        { "import os; os.environ['LEFT'] = '1'", "'LEFT' in __import__('os').environ" },
        { "import atexit, sys; sys.excepthook = print", "__import__('sys').excepthook is print" },
        { "import gc; gc.disable()", "not __import__('gc').isenabled()" },
        { "import sys; sys.settrace(lambda *a: None)", "__import__('sys').gettrace() is not None" },
        { "import os; os.close(0); os.close(1); os.close(2)", "False" },
        { "import codecs; codecs.lookup_error = print", "__import__('codecs').lookup_error is print" },
        { "import re; re.compile = None", "__import__('re').compile is None" },
        { "import warnings; warnings.filters = 'left'", "__import__('warnings').filters == 'left'" },
        { "def f(a=[]): a.append(1); return a\nf(); f()\nimport string; string.digits = 'left'", "__import__('string').digits == 'left'" },
        { "import functools\nint_cache = functools.cache(int)\nobject.__subclasses__()[0]\nclass Left: pass", "any(c.__name__ == 'Left' for c in object.__subclasses__())" },
    };

    [Theory]
    [MemberData(nameof(HostilePairs))]
    public async Task A_row_finds_nothing_of_the_row_before_it(string leave, string look)
    {
        var source = $"seen = {look}\nif input_text == 'leave':\n    {leave.Replace("\n", "\n    ", StringComparison.Ordinal)}\n{Look}";

        await python.RunAsync(source, "leave");
        var second = await python.RunAsync(source, "look");

        second.Failure.ShouldBeNull();
        ScriptFixture.Text(second).ShouldBe("found False");
    }
}
