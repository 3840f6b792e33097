using System.Text.Json.Nodes;

namespace OrderStatusFlow.Tests.Scripting.Kinds;

/// <summary>Runs a script and compares what it did.</summary>
public abstract class ScriptKind(PythonFixture python)
{
    private static readonly string[] Kinds = ["json:", "attributes:", "prints:", "fails:", "runs:"];

    protected const string Order = "{\"no\": \"SP-1\", \"qty\": 7}";

    /// <param name="source">The script.</param>
    /// <param name="expected">The output; or <c>json:</c> for it as JSON, <c>attributes:</c>, <c>prints:</c>, <c>fails:</c> or <c>runs:</c>, and what
    /// is expected.</param>
    /// <param name="input">The input.</param>
    /// <param name="attributes:">The attributes before the script.</param>
    protected async Task CheckAsync(string source, string expected, string input = Order, string attributes = "a=1;b=2")
    {
        var result = await python.RunAsync(source, input, attributes: Pairs(attributes));

        var (kind, value) = Kinds.FirstOrDefault(kind => expected.StartsWith(kind, StringComparison.Ordinal)) is { } known
            ? (known, expected[known.Length..].Trim()) : ("", expected);
        if (kind == "fails:")
        {
            result.Failure.ShouldNotBeNull().Message.ShouldStartWith("The script transferred its flow file to REL_FAILURE.");
            result.Failure.Message.ShouldContain(value);
            return;
        }

        result.Failure.ShouldBeNull();
        switch (kind)
        {
            case "json:":
                JsonNode.DeepEquals(JsonNode.Parse(ScriptFixture.Text(result)), JsonNode.Parse(value)).ShouldBeTrue(ScriptFixture.Text(result));
                break;
            case "attributes:":
                foreach (var (name, wanted) in Pairs(value))
                    result.Attributes.GetValueOrDefault(name).ShouldBe(wanted);
                break;
            case "prints:":
                result.Printed.ShouldContain(value);
                break;
            case "":
                ScriptFixture.Text(result).ShouldBe(value);
                break;
        }
    }

    private static Dictionary<string, string> Pairs(string text) =>
        text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0].Trim(), pair => pair[1]);
}
