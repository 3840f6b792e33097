using System.Text.Json;

namespace OrderStatusFlow.LocalHost.Remote;

/// <summary>Writes runs for people, or as JSON.</summary>
internal static class RunOutput
{
    /// <summary>Writes the id of a run that was started, or waits for its end and shows it.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> StartedAsync(RemoteLine line, RemoteResponse started, bool waits)
    {
        var id = started.Text("runId")!;
        if (waits)
            return Show(line, await EndOfAsync(line, id));
        if (line.IsJson)
            line.WriteJson(started.Body);
        else
            line.Write(id);
        return ExitCode.Done;
    }

    /// <summary>Writes a run and its steps.</summary>
    /// <returns>The exit code: 1 unless the run succeeded or is active.</returns>
    public static int Show(RemoteLine line, JsonElement run)
    {
        if (line.IsJson)
            line.WriteJson(run);
        else
        {
            WriteRun(line, run);
            foreach (var step in run.GetProperty("steps").EnumerateArray())
                line.Write($"  {step.GetProperty("step"),-8} {step.GetProperty("status"),-10} {step.GetProperty("message")}");
            if (run.GetProperty("reason").GetString() is { } reason)
                line.Write($"  {reason}");
        }

        return run.GetProperty("status").GetString() is "failed" or "partial" or "cancelled" ? ExitCode.Refused : ExitCode.Done;
    }

    public static void WriteRun(RemoteLine line, JsonElement run) =>
        line.Write($"{run.GetProperty("runId")}  {run.GetProperty("status"),-9}  {Totals(run.GetProperty("totals"))}");

    public static string Totals(JsonElement totals) =>
        $"{Quantity.Of(totals.GetProperty("rows").GetInt32(), "row")}, {totals.GetProperty("rejected")} rejected, {totals.GetProperty("failed")} failed.";

    /// <summary>Whether an order was rejected or failed.</summary>
    public static bool Failed(JsonElement totals) => totals.GetProperty("rejected").GetInt32() + totals.GetProperty("failed").GetInt32() > 0;

    private static async Task<JsonElement> EndOfAsync(RemoteLine line, string id)
    {
        while (true)
        {
            var run = (await line.OkAsync(HttpMethod.Get, $"runs/{id}")).Body;
            if (run.GetProperty("nextPollMs") is not { ValueKind: JsonValueKind.Number } wait)
                return run;
            await Task.Delay(TimeSpan.FromMilliseconds(wait.GetInt32()), TimeProvider.System, line.Cancellation);
        }
    }
}
