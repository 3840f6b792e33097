using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Net;
using OrderStatusFlow.Core.Runs.Batches;
using OrderStatusFlow.Core.Runs.Steps;

namespace OrderStatusFlow.Core.Runs.Tracing;

/// <summary>Shows the stored pages of runs, with secrets redacted.</summary>
/// <remarks>The ERP's page and the batches after the mapping are stored. A page after its script is not: the script of the run's version is run again on
/// the stored page.</remarks>
public sealed class PageTracer(RunFiles files, FlowStore flows, FlowRedactor redactor, ScriptStep scripts)
{
    // A page of the ERP can have 64 MiB, and searching it for secrets takes several times that.
    internal const int MaxShown = 8 << 20;

    /// <summary>Returns a page at a stage; null if the run has no such page.</summary>
    public async Task<RunPage?> FindAsync(RunRecord run, int number, PageStage stage, CancellationToken cancellation)
    {
        var id = RunId.Parse(run.RunId);
        if (await files.FindAsync(id, RunFiles.Page(number), cancellation) is not { } page)
            return null;
        var answer = new RunPage(number, stage);
        if (page.Length > MaxShown)
            return answer with { Message = TooLarge(number, page.Length) };
        if (await FlowAsync(run, cancellation) is not { } flow)
            return answer with { Message = FlowGone(run) };
        var secrets = redactor.Of(flow.Json);
        if (stage == PageStage.Erp)
            return answer with { Content = secrets.Redacted(page) };
        var batches = await (await StoredBatches.OfAsync(files, id, cancellation)).OfPageAsync(number, cancellation);
        if (stage == PageStage.Mapping)
        {
            return batches is null ? answer with { Message = "An earlier release wrote the batches of this run without their pages." }
                : answer with { Content = secrets.Redacted(Joined(batches)) };
        }

        var script = await RunScriptAsync(flow, page, batches is [var first, ..] ? first.Attributes : Attributes(run), cancellation);
        return answer with
        {
            Content = script.Output is { } output ? secrets.Redacted(output) : null,
            Printed = script.Printed is { } printed ? secrets.Redact(printed) : null,
            Message = script.Message is { } message ? secrets.Redact(message) : null,
        };
    }

    internal SecretRedactor Secrets(FlowVersion flow) => redactor.Of(flow.Json);

    internal async Task<FlowVersion?> FlowAsync(RunRecord run, CancellationToken cancellation)
    {
        try
        {
            return await flows.LoadAsync(FlowName.Parse(run.Flow), run.Version, cancellation);
        }
        catch (UnreadableFlowException)
        {
            return null;
        }
    }

    internal static string TooLarge(int page, int bytes) =>
        FormattableString.Invariant($"Page {page} has {bytes:N0} bytes. At most {MaxShown:N0} are shown. It is stored in the run's files.");

    internal static string FlowGone(RunRecord run) =>
        $"Version {run.Version} of flow '{run.Flow}' cannot be read, so its secrets are not known and its pages are not shown.";

    /// <summary>Runs the script of a page again.</summary>
    internal async Task<(ReadOnlyMemory<byte>? Output, string? Printed, string? Message)> RunScriptAsync(
        FlowVersion flow, ReadOnlyMemory<byte> page, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellation)
    {
        if (flow.Definition.Script is not { } script)
            return (null, null, "The flow has no script.");
        if (script.AllowRequests)
            return (null, null, "The script sends requests, so it is not run again, and its output is not stored.");
        var ran = await scripts.RunAsync(flow.Name, script, page, attributes, cancellation);
        return ran.Failure is { } failure ? (null, ran.Printed, failure.Message) : (ran.Output, ran.Printed, null);
    }

    private static Dictionary<string, string> Attributes(RunRecord run) => new RunStart
    {
        Run = run.RunId,
        Version = run.Version,
        TriggeredBy = run.TriggeredBy,
        Started = run.Started,
        Parameters = run.Watermark is { } since ? new Dictionary<string, string> { [ParameterNames.ModifiedAfter] = since } : [],
    }.Attributes();

    private static ReadOnlyMemory<byte> Joined(IReadOnlyList<OrderBatch> batches)
    {
        var array = new MemoryStream();
        var separator = (byte)'[';
        foreach (var order in batches.SelectMany(batch => batch.Orders))
        {
            array.WriteByte(separator);
            array.Write(order.Span);
            separator = (byte)',';
        }

        if (separator == '[')
            array.WriteByte(separator);
        array.WriteByte((byte)']');
        return array.GetBuffer().AsMemory(0, (int)array.Length);
    }
}
