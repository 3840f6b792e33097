using OrderStatusFlow.Core.Runs.Steps;

namespace OrderStatusFlow.Core.Runs;

/// <summary>When the steps of a run ran, from the results of its activities, so that a replay computes the same.</summary>
/// <param name="Steps">The steps, in the order of their first beginning.</param>
public sealed record StepTimes(IReadOnlyList<StepTime> Steps)
{
    /// <summary>No step ran.</summary>
    public static StepTimes None { get; } = new([]);

    /// <summary>The time of a step; null if it did not run, or if an earlier release ran it.</summary>
    internal StepTime? Of(string step) => Steps.FirstOrDefault(time => time.Step == step);

    internal StepTimes Login(StepOutput login) => Plus(Time("login", login));

    internal StepTimes Read(ReadPageOutput read, int page) => Plus(
        Time("read", read, page) is { } time ? time with { RowsOut = read.Failure is null ? read.Items : null } : null);

    /// <param name="transformed">The result of script and mapping; with no times if they did not run.</param>
    /// <param name="page">The page.</param>
    /// <param name="items">The number of items on the page; null if it is not known.</param>
    internal StepTimes Transform(TransformOutput transformed, int page, int? items)
    {
        if (transformed is not { Began: { } began, Ended: { } ended })
            return this;
        var mapping = began;
        var times = this;
        if (transformed.ScriptMs is { } script)
        {
            mapping = Min(began.AddMilliseconds(script), ended);
            times = times.Plus(new StepTime("script", began, mapping) { DurationMs = Between(began, mapping), Page = page, RowsIn = items });
        }

        return transformed.FailedStep == "script" ? times : times.Plus(new StepTime("mapping", mapping, ended)
        {
            DurationMs = Between(mapping, ended),
            Page = page,
            RowsIn = transformed.ScriptMs is null ? items : null,
            RowsOut = transformed.Failure is null ? transformed.Rows : null,
        });
    }

    /// <param name="read">The result of reading a part of a re-run's stored input, script and mapping included.</param>
    /// <param name="part">The part.</param>
    internal StepTimes Stored(TransformOutput read, int part) => read is not { Began: { } began, Ended: { } ended } ? this
        : Plus(new StepTime("read", began, ended) { DurationMs = Between(began, ended), Page = part, RowsOut = read.Failure is null ? read.Rows : null });

    /// <param name="rows">The number of rows in batches.</param>
    /// <param name="written">The number of rows with an outcome.</param>
    /// <param name="closed">When the last batch was closed; null if none was.</param>
    internal StepTimes Write(int rows, int written, DateTimeOffset? closed) => (Of("mapping") ?? Of("read")) is { } mapping && closed is { } finished
        ? Plus(new StepTime("write", Min(FirstMapped(mapping), finished), finished) { RowsIn = rows, RowsOut = written })
        : this;

    // The first page is written when it is mapped. Its mapping began when the step did.
    private static DateTimeOffset FirstMapped(StepTime mapping) => mapping.Page == 1 ? mapping.Finished : mapping.Started;

    private StepTimes Plus(StepTime? later) => later is null ? this
        : Of(later.Step) is { } before ? new StepTimes([.. Steps.Select(time => time == before ? before.Plus(later) : time)])
        : new StepTimes([.. Steps, later]);

    private static StepTime? Time(string step, StepOutput output, int? page = null) => output.Attempts.Count == 0 ? null
        : new StepTime(step, output.Attempts[0].At, Ended(output.Attempts[^1]))
        {
            DurationMs = Math.Round(output.Attempts.Sum(attempt => attempt.DurationMs), 1),
            Page = page,
            Attempts = [.. output.Attempts.Select(attempt => attempt with { Page = page })],
        };

    private static DateTimeOffset Ended(Model.StepAttempt attempt) => attempt.At.AddMilliseconds(attempt.DurationMs);

    private static double Between(DateTimeOffset from, DateTimeOffset to) => Math.Round(Math.Max(0, (to - from).TotalMilliseconds), 1);

    private static DateTimeOffset Min(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
