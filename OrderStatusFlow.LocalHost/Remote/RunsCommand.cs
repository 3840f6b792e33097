using System.CommandLine;

namespace OrderStatusFlow.LocalHost.Remote;

/// <summary><c>runs</c>: lists the runs of a host, or shows one.</summary>
internal static class RunsCommand
{
    public static Command Create()
    {
        var run = new Argument<string?>("run") { Description = "The id of a run. Without it, the newest runs are listed.", Arity = ArgumentArity.ZeroOrOne };
        var flow = new Option<string?>("--flow") { Description = "Only runs of this flow." };
        var status = new Option<string?>("--status") { Description = "Only runs with this status, such as failed." };
        var limit = new Option<int>("--limit") { Description = "The maximum number of runs.", DefaultValueFactory = _ => 25 };
        return new Command("runs", "List the runs of a host, or show one of them.") { run, flow, status, limit }.Calls(async line =>
        {
            if (line.Line.GetValue(run) is { } id)
                return RunOutput.Show(line, (await line.OkAsync(HttpMethod.Get, $"runs/{Uri.EscapeDataString(id)}")).Body);
            var conditions = RunArguments.Query("flow", line.Line.GetValue(flow)) + RunArguments.Query("status", line.Line.GetValue(status));
            var runs = (await line.OkAsync(HttpMethod.Get, $"runs?limit={line.Line.GetValue(limit)}{conditions}")).Body;
            if (line.IsJson)
                line.WriteJson(runs);
            else
            {
                foreach (var item in runs.GetProperty("items").EnumerateArray())
                    RunOutput.WriteRun(line, item);
            }

            return ExitCode.Done;
        });
    }
}
