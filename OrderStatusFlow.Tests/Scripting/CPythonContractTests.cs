using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Tests.Scripting;

public sealed class CPythonContractTests(PythonFixture python) : ScriptContract(python);

public sealed class SimpleSurfaceTests(PythonFixture python) : SimpleSurfaceContract(python);

public sealed class NiFiSurfaceTests(PythonFixture python) : NiFiSurfaceContract(python);

public sealed class Python2Tests(PythonFixture python) : Python2Contract(python);

public sealed class LimitTests(PythonFixture python) : LimitContract(python)
{
    [Fact]
    public async Task A_missing_module_is_reported_with_its_path_and_what_to_do()
    {
        await using var engine = new CPythonEngine(new CPythonOptions { ModulePath = "/nowhere/python.wasm" });

        var failure = await engine.CheckAsync("x = 1", CancellationToken.None);

        failure.ShouldNotBeNull().Message.ShouldContain("/nowhere/python.wasm");
        failure.Message.ShouldContain("npm ci");
    }
}

public sealed class ScriptHttpTests(PythonFixture python) : ScriptHttpContract(python)
{
    [Theory]
    [InlineData("os.write(1, b'call')")]
    [InlineData("os.write(1, b'call' + struct.pack('<I', 4000000000) + b'{}')")]
    [InlineData("os.write(1, b'call' + struct.pack('<I', 2) + b'{}')")]
    [InlineData("os.write(1, b'call' + struct.pack('<I', 4) + b'null')")]
    [InlineData("head = json.dumps({'method': 'GET', 'url': url, 'headers': [['a']], 'timeout': None, 'hasBody': False}).encode(); os.write(1, b'call' + struct.pack('<I', len(head)) + head)")]
    [InlineData("head = json.dumps({'method': 'GET', 'url': url, 'headers': [], 'timeout': 'NaN', 'hasBody': 3}).encode(); os.write(1, b'call' + struct.pack('<I', len(head)) + head)")]
    public async Task What_is_not_a_request_is_refused_as_such(string call)
    {
        var result = await RunAsync($"import os, struct, json\n{call}\nhead, body = struct.unpack('<II', os.read(0, 8))\nout = os.read(0, head).decode()");

        ScriptFixture.Text(result).ShouldContain("request is not valid");
    }
}
