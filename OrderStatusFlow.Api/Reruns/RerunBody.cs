using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Api.Requests;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Reruns;

namespace OrderStatusFlow.Api.Reruns;

/// <summary>The body of a request for a re-run.</summary>
internal sealed record RerunBody
{
    public const string Description = "rows is \"failed\", \"all\" or a list of row numbers; version is \"original\" (the default) or \"current\".";

    public const int MaxRuns = 500;
    private const int MaxNumbers = 10_000;
    private static readonly string[] OfOneRun = ["rows", "version"];
    private static readonly string[] OfRuns = ["rows", "version", "error", "runs", "flow", "from", "to"];

    public required RowSelection Rows { get; init; }

    public required RerunVersion Version { get; init; }

    /// <summary>The fingerprint of an error group; null if runs are not selected by one.</summary>
    public string? Error { get; init; }

    /// <summary>The selected runs; null if they are selected otherwise.</summary>
    public IReadOnlyList<RunId>? Runs { get; init; }

    /// <summary>The flow of the runs; null for all flows.</summary>
    public FlowName? Flow { get; init; }

    /// <summary>The first moment of the runs; null for no limit.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The moment that all runs are before; null for no limit.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Reads a body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isOfOneRun">True if the path has the run.</param>
    public static async Task<(RerunBody? Body, ProblemHttpResult? Problem)> ReadAsync(HttpRequest request, bool isOfOneRun)
    {
        var (json, problem) = await JsonBody.ReadAsync(request);
        if (problem is not null)
            return (null, problem);
        var errors = new List<Failure>();
        var body = json.ValueKind == JsonValueKind.Object
            ? Read(json, isOfOneRun, errors) : Wrong(errors, "$", $"The body must be a JSON object. {Description}");
        return errors.Count == 0 ? (body, null) : (null, Problems.Of(422, errors));
    }

    private static RerunBody? Read(JsonElement json, bool isOfOneRun, List<Failure> errors)
    {
        var known = isOfOneRun ? OfOneRun : OfRuns;
        // A misspelled name must not select more than was meant.
        foreach (var member in json.EnumerateObject().Where(member => !known.Contains(member.Name)))
            Wrong(errors, $"$.{member.Name}", JsonBody.UnknownMember(member.Name, known));
        var body = new RerunBody
        {
            Rows = RowsOf(json, isOfOneRun, errors),
            Version = VersionOf(json, errors),
            Error = Text(json, "error", errors),
            Runs = RunsOf(json, errors),
            Flow = Text(json, "flow", errors) is { } flow ? FlowOf(flow, errors) : null,
            From = MomentOf(json, "from", errors),
            To = MomentOf(json, "to", errors),
        };
        if (isOfOneRun)
            return body;
        if (body.Runs is not null && (body.Error ?? (body.Flow, body.From, body.To) switch { (null, null, null) => null, _ => "" }) is not null)
            Wrong(errors, "$.runs", "Select runs by 'runs', or by 'error' or 'flow', 'from' and 'to'; not by both.");
        else if (body is { Runs: null, Error: null, From: null } && errors.Count == 0)
            Wrong(errors, "$", "Select what to repeat: \"runs\": [...], \"error\": the fingerprint of an error group, or \"from\" with \"to\" and \"flow\".");
        if (body is { Error: not null, Rows.IsAll: true })
            Wrong(errors, "$.rows", "With 'error', 'rows' must be \"failed\": the rows of the group are repeated.");
        if (body.To <= body.From)
            Wrong(errors, "$.to", "'to' must be after 'from'.");
        return body.Error is { } error ? body with { Rows = RowSelection.FailedWith(error) } : body;
    }

    private static RowSelection RowsOf(JsonElement json, bool isOfOneRun, List<Failure> errors)
    {
        if (json.TryGetProperty("rows", out var rows))
        {
            if (rows.ValueKind == JsonValueKind.String && rows.GetString() is "failed" or "all")
                return rows.GetString() == "all" ? RowSelection.All : RowSelection.Failed;
            if (isOfOneRun && rows.ValueKind == JsonValueKind.Array && rows.GetArrayLength() is > 0 and <= MaxNumbers
                && rows.EnumerateArray().All(static row => row.ValueKind == JsonValueKind.Number && row.TryGetInt32(out var number) && number > 0))
                return RowSelection.Of(rows.EnumerateArray().Select(static row => row.GetInt32()));
        }

        Wrong(errors, "$.rows", $"'rows' must be \"failed\" or \"all\"{(isOfOneRun ? $", or a list of 1 to {MaxNumbers} row numbers" : "")}.");
        return RowSelection.Failed;
    }

    private static RerunVersion VersionOf(JsonElement json, List<Failure> errors)
    {
        if (!json.TryGetProperty("version", out var version))
            return RerunVersion.Original;
        if (version.ValueKind == JsonValueKind.String && version.GetString() is "original" or "current")
            return version.GetString() == "current" ? RerunVersion.Current : RerunVersion.Original;
        Wrong(errors, "$.version", "'version' must be \"original\" or \"current\".");
        return RerunVersion.Original;
    }

    private static List<RunId>? RunsOf(JsonElement json, List<Failure> errors)
    {
        if (!json.TryGetProperty("runs", out var runs))
            return null;
        if (runs.ValueKind != JsonValueKind.Array || runs.GetArrayLength() is 0 or > MaxRuns)
        {
            Wrong(errors, "$.runs", $"'runs' must be a list of 1 to {MaxRuns} ids of runs.");
            return [];
        }

        var ids = new List<RunId>();
        foreach (var (index, run) in runs.EnumerateArray().Index())
        {
            if (run.ValueKind == JsonValueKind.String && RunId.TryParse(run.GetString(), out var id))
                ids.Add(id);
            else
                Wrong(errors, $"$.runs[{index}]", "This is not the id of a run.");
        }

        return [.. ids.Distinct()];
    }

    private static string? Text(JsonElement json, string name, List<Failure> errors)
    {
        if (!json.TryGetProperty(name, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text)
            return text;
        Wrong(errors, $"$.{name}", $"'{name}' must be a text.");
        return null;
    }

    private static FlowName? FlowOf(string text, List<Failure> errors)
    {
        if (FlowName.TryParse(text, out var flow))
            return flow;
        Wrong(errors, "$.flow", FlowName.Rule);
        return null;
    }

    private static DateTimeOffset? MomentOf(JsonElement json, string name, List<Failure> errors)
    {
        if (Text(json, name, errors) is not { } text)
            return null;
        if (QueryParameters.TryMoment(text, name, out var moment, out _))
            return moment;
        Wrong(errors, $"$.{name}", $"'{name}' must be a moment such as 2026-03-29T12:00:00+03:00 or 2026-03-29T09:00:00Z.");
        return null;
    }

    private static RerunBody? Wrong(List<Failure> errors, string place, string message)
    {
        errors.Add(new Failure("http.member", message) { Place = place });
        return null;
    }
}
