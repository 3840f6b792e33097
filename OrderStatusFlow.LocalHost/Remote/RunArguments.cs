using System.CommandLine;
using System.Text.Json.Nodes;

namespace OrderStatusFlow.LocalHost.Remote;

/// <summary>The arguments and options that several commands of runs have.</summary>
internal static class RunArguments
{
    public static Argument<string> Flow() => new("flow") { Description = "The name of the flow." };

    public static Option<string[]> Parameters(string description) =>
        new("--param") { Description = $"{description} It has the form name=value, and may be repeated." };

    public static Option<bool> Wait() => new("--wait") { Description = "Wait for the end of the run. The exit code is 1 unless it succeeded." };

    /// <summary>The parameters of the form name=value.</summary>
    /// <exception cref="RemoteException">One has another form.</exception>
    public static IEnumerable<(string Name, string Value)> Pairs(string[]? parameters) => (parameters ?? []).Select(pair =>
        pair.Split('=', 2) is [{ Length: > 0 } name, var value]
            ? (name, value) : throw new RemoteException(ExitCode.Usage, $"'{pair}' is not a parameter of the form name=value."));

    /// <summary>A parameter of a query that continues after others; empty without a value.</summary>
    public static string Query(string name, string? value) =>
        string.IsNullOrEmpty(value) ? "" : $"&{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}";

    /// <summary>The rows of a re-run or a dry run: <c>failed</c>, <c>all</c>, or their numbers.</summary>
    /// <exception cref="RemoteException">The text is something else.</exception>
    public static JsonNode Rows(string text)
    {
        if (text is "failed" or "all")
            return text;
        var numbers = new JsonArray();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            numbers.Add(int.TryParse(part, out var number) && number > 0
                ? number : throw new RemoteException(ExitCode.Usage, $"'{text}' is not failed, all, or row numbers such as 3,7."));
        }

        return numbers;
    }
}
