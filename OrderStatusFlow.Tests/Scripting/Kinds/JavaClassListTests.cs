using System.Text.Json;
using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.Tests.Scripting.Kinds;

/// <summary>The Java classes that scripts can import.</summary>
public sealed class JavaClassListTests(PythonFixture python)
{
    [Fact]
    public async Task Every_class_loads_and_is_in_the_documentation()
    {
        var result = await python.RunAsync(
            "import flow_java, json\noutputStream.write(json.dumps({name: flow_java.find(name) is not None or name.endswith('PyNone') for name in flow_java.MODULES}))");

        result.Failure.ShouldBeNull();
        var page = await File.ReadAllLinesAsync(Path.Combine(RepositoryRoot.Find(), "docs", "scripts.md"), TestContext.Current.CancellationToken);
        foreach (var (name, loads) in JsonSerializer.Deserialize<Dictionary<string, bool>>(ScriptFixture.Text(result))!)
        {
            loads.ShouldBeTrue(name);
            var (package, simple) = (name[..name.LastIndexOf('.')], name[(name.LastIndexOf('.') + 1)..]);
            page.Any(line => line.StartsWith($"| `{package}` |", StringComparison.Ordinal) && line.Split(' ', '|', ',').Contains(simple)).ShouldBeTrue(name);
        }
    }

    [Theory]
    [InlineData("from org.apache.http.client.methods import HttpGet\nHttpGet('http://h/')", "line 1", "use requests")]
    [InlineData("from java.io import File\nx = File('a')", "line 1", "there are no files")]
    [InlineData("x = 1\nimport java.sql.DriverManager\njava.sql.DriverManager.getConnection('')", "line 2", "there is no database connection")]
    [InlineData("from org.apache.commons.lang3 import StringUtils\nStringUtils.soundex('a')", "line 2", "StringUtils.soundex is not available to scripts")]
    [InlineData("f = session.get()\nsession.transferAll(f)", "line 2", "session.transferAll is not available to scripts")]
    [InlineData("x = 1\nimport pandas", "line 2", "use csv, json and lists")]
    public async Task What_is_missing_is_an_error_when_the_script_is_compiled(string source, string place, string message)
    {
        var check = await python.Engine.CheckAsync(source, "auto", TestContext.Current.CancellationToken);

        check.Failure.ShouldNotBeNull().Place.ShouldBe(place);
        check.Failure.Message.ShouldContain(message);
    }

    [Fact]
    public async Task A_failed_import_inside_try_is_left_to_the_script() =>
        ScriptFixture.Text(await python.RunAsync("try:\n    import pandas\nexcept ImportError:\n    pandas = None\noutputStream.write(str(pandas))")).ShouldBe("None");
}
