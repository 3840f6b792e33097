namespace OrderStatusFlow.Tests.Scripting.Kinds;

/// <summary>The version of Python that a script is compiled for, and the warnings about it.</summary>
public sealed class PythonVersionTests(PythonFixture python)
{
    [Theory]
    [InlineData("from org.apache.commons.io import IOUtils\nx = 7 / 2", "2", "line 1 imports from org.apache.commons.io")]
    [InlineData("class T(StreamCallback):\n    pass", "2", "line 1 defines a callback of NiFi")]
    [InlineData("x = {}\nfor k in x.iterkeys(): pass", "2", "line 2 uses .iterkeys")]
    [InlineData("print 'x'", "2", "line 1 is not valid Python 3")]
    [InlineData("x = 1\nprint (x + 1) * 2", "2", "line 2 has a print statement")]
    [InlineData("print ('a').upper()", "2", "line 1 has a print statement")]
    [InlineData("print ('a'), 'b'", "2", "line 1 has a print statement")]
    [InlineData("print ('a')", "3", "nothing in it is Python 2 only")]
    [InlineData("f = session.get()\nsession.transfer(f, REL_SUCCESS)", "2", "line 2 uses REL_SUCCESS")]
    [InlineData("f = session.get()\nsession.transfer(f, REL_SUCCESS)\nprint(f'{f}')", "3", "line 3 has an f-string")]
    [InlineData("x = 7 / 2", "3", "nothing in it is Python 2 only")]
    [InlineData("from org.apache.commons.io import IOUtils\nx = f'{7 / 2}'", "3", "line 2 has an f-string")]
    [InlineData("def f():\n    x = 1\n    global x\nf()", "2", "global after its use")]
    public async Task The_version_is_recognized_with_a_reason(string source, string version, string reason)
    {
        var check = await python.Engine.CheckAsync(source, "auto", TestContext.Current.CancellationToken);

        var found = check.Python.ShouldNotBeNull();
        found.Reason.ShouldContain(reason);
        found.Version.ShouldBe(version);
    }

    [Theory]
    [InlineData("outputStream.write(str(7 / 2))", "2", "3")]
    [InlineData("outputStream.write(str(7 / 2))", "auto", "3.5")]
    [InlineData("from java.lang import System\noutputStream.write(str(7 / 2))", "3", "3.5")]
    [InlineData("from java.lang import System\noutputStream.write(str(7 / 2))", "auto", "3")]
    public async Task The_setting_decides(string source, string setting, string expected)
    {
        var result = await python.RunAsync(source, python: setting);

        result.Failure.ShouldBeNull();
        ScriptFixture.Text(result).ShouldBe(expected);
    }

    [Theory]
    [InlineData("print 'x'\ny = isinstance('a', str)", "line 2: isinstance(x, str)")]
    [InlineData("from java.lang import System\ns = context.getStateManager()", "line 2: the state is empty")]
    [InlineData("print 'x', '\\u015f'", "line 1: \\u in a text without u")]
    public async Task What_can_differ_is_a_warning(string source, string warning)
    {
        var check = await python.Engine.CheckAsync(source, "auto", TestContext.Current.CancellationToken);

        check.Failure.ShouldBeNull();
        check.Warnings.ShouldHaveSingleItem().ShouldStartWith(warning);
    }
}
