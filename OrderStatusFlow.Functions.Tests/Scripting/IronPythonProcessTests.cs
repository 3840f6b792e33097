using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using OrderStatusFlow.Functions.Scripting;
using OrderStatusFlow.Scripting;
using OrderStatusFlow.Tests.Scripting;

namespace OrderStatusFlow.Functions.Tests;

/// <summary>What becomes of scripts, and of the host, when their processes go wrong.</summary>
public sealed class IronPythonProcessTests(IronPythonFixture python) : IDisposable
{
    private const string TellProcess = "import os\noutputStream.write(str(os.getpid()))";

    // Sends its process's number to the port it is given, then never ends.
    private const string Endless = """
        import clr, os
        clr.AddReference('System.Net.Sockets')
        from System.Net.Sockets import TcpClient
        from System.Text import Encoding
        client = TcpClient('127.0.0.1', int(get_attribute('port')))
        number = Encoding.ASCII.GetBytes(str(os.getpid()) + '\n')
        client.GetStream().Write(number, 0, len(number))
        while True: pass
        """;

    private readonly TcpListener listener = Listen();

    [Fact]
    public async Task A_script_calls_dotnet_libraries_and_its_console_is_printed()
    {
        var result = await python.RunAsync(
            "import clr\nclr.AddReference('System.Xml.Linq')\nclr.AddReference('System.Console')\nfrom System import Console\nfrom System.Xml.Linq import XElement\nConsole.WriteLine('seen')\noutputStream.write(XElement.Parse(input_text).Value)", "<a>b</a>");

        result.Failure.ShouldBeNull();
        ScriptFixture.Text(result).ShouldBe("b");
        result.Printed.Trim().ShouldBe("seen");
    }

    [Theory]
    [InlineData("outputStream.write(json.dumps(value))")]
    [InlineData("outputStream.write(json.dumps(value, ensure_ascii=False))")]
    [InlineData("import io\nfile = io.StringIO()\njson.dump(value, file)\noutputStream.write(file.getvalue())")]
    public async Task Keys_come_in_an_order_that_stays_and_an_ordered_dictionary_keeps_its_own(string write)
    {
        var value = "import json\nfrom collections import OrderedDict\nvalue = {'c': 1, 'a': [{'z': 0, 'b': 1}], 'd': OrderedDict([('y', 0), ('x', 1)])}\n";

        var result = await python.RunAsync(value + write, "");

        ScriptFixture.Text(result).ShouldBe("""{"a": [{"b": 1, "z": 0}], "c": 1, "d": {"y": 0, "x": 1}}""");
    }

    [Fact]
    public async Task Json_that_holds_itself_fails_as_it_does_in_CPython() =>
        (await python.RunAsync("import json\nvalue = []\nvalue.append(value)\njson.dumps(value, indent=1)", "")).Failure.ShouldNotBeNull().Message.ShouldContain("Circular");

    [Fact]
    public async Task Rows_of_one_script_of_one_flow_share_a_process_and_no_others_do()
    {
        var first = await TellAsync("one", TellProcess);

        (await TellAsync("one", TellProcess)).ShouldBe(first);
        (await TellAsync("two", TellProcess)).ShouldNotBe(first);
        (await TellAsync("one", TellProcess + " ")).ShouldNotBe(first);
    }

    [Fact]
    public async Task A_killed_process_is_reported_and_the_next_row_has_a_new_one()
    {
        var running = RunEndlessAsync(python.Engine);
        using var client = await AcceptAsync(running);
        Process.GetProcessById(await ReadNumberAsync(client)).Kill();

        var result = await running;

        result.Failure.ShouldNotBeNull().Code.ShouldBe("script.broken");
        result.Failure.Message.ShouldContain("killed from outside (signal 9)");
        (await python.RunAsync("outputStream.write('fine')")).Failure.ShouldBeNull();
    }

    [Fact]
    public async Task A_process_that_is_killed_between_rows_costs_no_row()
    {
        var first = await TellAsync("killed", TellProcess);
        using var process = Process.GetProcessById(int.Parse(first, CultureInfo.InvariantCulture));
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        (await TellAsync("killed", TellProcess)).ShouldNotBe(first);
    }

    [Fact]
    public async Task A_host_that_is_killed_leaves_no_process_behind()
    {
        using var host = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["-class", typeof(IronPythonProcessTests).FullName!, "-explicit", "only"])
        {
            Environment = { ["ENDLESS_PORT"] = Port.ToString(CultureInfo.InvariantCulture) },
            RedirectStandardOutput = true,
        })!;
        using var client = await AcceptAsync(host.WaitForExitAsync(TestContext.Current.CancellationToken));
        await ReadNumberAsync(client);

        host.Kill();

        // The script holds this connection until its process is gone.
        var ended = false;
        try
        {
            ended = await client.GetStream().ReadAsync(new byte[1], TestContext.Current.CancellationToken) == 0;
        }
        catch (IOException)
        {
            ended = true;
        }

        ended.ShouldBeTrue();
    }

    [Fact(Explicit = true)]
    public Task The_host_that_is_killed() => RunEndlessAsync(python.Engine, Environment.GetEnvironmentVariable("ENDLESS_PORT"));

    [Theory]
    [InlineData("import os\nos.write(1, b'rubbish, long enough to be taken for an answer')", "standard output")]
    [InlineData("import clr\nclr.AddReference('System.Console')\nfrom System import Console\nConsole.OpenStandardOutput().WriteByte(65)", "standard output")]
    [InlineData("import sys\nsys.setrecursionlimit(10 ** 8)\ndef f(n): return f(n + 1) + 1\nf(0)", "too deep")]
    [InlineData("from System import Environment\nEnvironment.FailFast('no more')", "no more")]
    public async Task A_script_that_ends_its_process_fails_and_the_next_row_runs(string source, string expected)
    {
        // A stack that overflows is long in being expected on a busy machine.
        var result = await python.RunAsync(source, limits: ScriptLimits.Default with { Time = ScriptLimits.MaxTime });
        var next = await python.RunAsync("outputStream.write('fine')");

        result.Failure.ShouldNotBeNull().Code.ShouldBe("script.broken");
        result.Failure.Message.ShouldContain(expected);
        result.Attributes["log.script.error"].ShouldBe(result.Failure.Message);
        ScriptFixture.Text(next).ShouldBe("fine");
    }

    [Theory]
    [InlineData("import json\nif input_text == 'leave': json.JSONEncoder.default = lambda self, value: 'evil'", "json.dumps([object()], indent=1)")]
    [InlineData("import json, threading\nif input_text == 'leave': threading.Thread(target=lambda: threading.Event().wait(), daemon=True).start()", "threading.active_count() > 1")]
    public async Task What_cannot_be_put_back_costs_the_process(string source, string look)
    {
        source = $"import os\n{source}\ntry:\n    seen = {look}\nexcept TypeError:\n    seen = 'refused'\noutputStream.write('%s %d' % (seen, os.getpid()))";
        var clean = ScriptFixture.Text(await python.RunAsync(source, "look")).Split(' ');
        await python.RunAsync(source, "leave");
        var next = ScriptFixture.Text(await python.RunAsync(source, "look")).Split(' ');

        next[0].ShouldBe(clean[0]);
        next[1].ShouldNotBe(clean[1]);
    }

    [Fact]
    public async Task What_a_row_sets_for_its_thread_goes_with_it()
    {
        const string source = "from System.Globalization import CultureInfo\noutputStream.write(CultureInfo.CurrentCulture.Name)\nCultureInfo.CurrentCulture = CultureInfo('tr-TR')";
        var first = ScriptFixture.Text(await python.RunAsync(source));

        first.ShouldNotBe("tr-TR");
        ScriptFixture.Text(await python.RunAsync(source)).ShouldBe(first);
    }

    [Fact]
    public async Task Nothing_of_the_host_s_environment_reaches_a_script()
    {
        Environment.SetEnvironmentVariable("Secrets__ERP_PASSWORD", "hidden");
        using var engine = new IronPythonEngine(new IronPythonOptions { MaxProcesses = 1 }, python.CPython);

        var result = await engine.RunAsync(Job("import os\nfrom System import Environment\noutputStream.write(repr(dict(os.environ)) + repr(list(Environment.GetEnvironmentVariables().Keys)))"),
            TestContext.Current.CancellationToken);

        result.Failure.ShouldBeNull();
        ScriptFixture.Text(result).ShouldContain("PATH");
        ScriptFixture.Text(result).ShouldNotContain("Secrets__");
    }

    [Fact]
    public async Task An_error_of_a_converted_script_has_the_line_of_the_script_itself()
    {
        var result = await python.RunAsync("# a comment\nprint 'a',\\\n    'b'\n\nif True: x = {}; print x\n\nprint x['n']  # here");

        result.Failure.ShouldNotBeNull().Place.ShouldBe("line 7");
        result.Failure.Message.ShouldContain("KeyError: 'n' (line 7: print x['n']  # here)");
        result.Changes.ShouldContain("line 7: print statement became print()");
        result.Printed.ShouldBe("a b\n{}\n");
    }

    [Theory]
    [InlineData("session.get().attributes['n'] = 5", "n", "5")]
    [InlineData("session.putAttribute('n', '\\ud800')", "n", "\ufffd")]
    [InlineData("session.putAttribute('n', input_text)", "n", "😀")]
    public async Task Attributes_are_text_whatever_a_script_puts_there(string source, string key, string value)
    {
        var result = await python.RunAsync(source, "😀");

        result.Failure.ShouldBeNull();
        result.Attributes[key].ShouldBe(value);
    }

    [Theory]
    [InlineData("sleep 1000", "was not ready after 1 seconds")]
    [InlineData("echo no library here >&2; exit 3", "exit code 3")]
    [InlineData("echo no library here >&2; exit 3", "Its output: no library here")]
    [InlineData("echo rubbish, long enough to be taken for an answer", "before it was ready")]
    public async Task A_process_that_does_not_start_is_reported(string command, string expected)
    {
        using var engine = new IronPythonEngine(new IronPythonOptions { Command = ["sh", "-c", command], StartTime = TimeSpan.FromSeconds(1) }, python.CPython);

        var result = await engine.RunAsync(Job("x = 1"), TestContext.Current.CancellationToken);
        var failure = await engine.CheckAsync("x = 1", TestContext.Current.CancellationToken);

        result.Failure.ShouldNotBeNull().Code.ShouldBe("script.engine");
        result.Failure.Message.ShouldContain(expected);
        failure.ShouldNotBeNull().Code.ShouldBe("script.engine");
    }

    [Fact]
    public async Task A_missing_program_is_reported()
    {
        using var engine = new IronPythonEngine(new IronPythonOptions { Command = ["/nowhere/program"] }, python.CPython);

        (await engine.CheckAsync("x = 1", TestContext.Current.CancellationToken)).ShouldNotBeNull().Message.ShouldContain("/nowhere/program");
    }

    public void Dispose() => listener.Dispose();

    private int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    private static TcpListener Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private async Task<TcpClient> AcceptAsync(Task running)
    {
        var accepted = listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken).AsTask();
        (await Task.WhenAny(accepted, running)).ShouldBe(accepted, "the script never called");
        return await accepted;
    }

    private static async Task<int> ReadNumberAsync(TcpClient client)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await client.GetStream().ReadAsync(one, TestContext.Current.CancellationToken) == 1 && one[0] != '\n')
            line.Append((char)one[0]);
        return int.Parse(line.ToString(), CultureInfo.InvariantCulture);
    }

    private Task<ScriptResult> RunEndlessAsync(IScriptEngine engine, string? port = null) =>
        engine.RunAsync(Job(Endless, "endless", port ?? Port.ToString(CultureInfo.InvariantCulture)), TestContext.Current.CancellationToken);

    private async Task<string> TellAsync(string flow, string source) =>
        ScriptFixture.Text(await python.Engine.RunAsync(Job(source, flow), TestContext.Current.CancellationToken));

    private static ScriptJob Job(string source, string flow = "test", string port = "") => new()
    {
        Flow = flow,
        Source = source,
        Input = default,
        Attributes = new Dictionary<string, string> { ["port"] = port },
        Limits = ScriptLimits.Default with { Time = ScriptLimits.MaxTime },
    };
}
