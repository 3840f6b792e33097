using System.CommandLine;

namespace OrderStatusFlow.LocalHost.Remote;

/// <summary><c>trigger</c>: starts a run.</summary>
internal static class TriggerCommand
{
    public static Command Create()
    {
        var flow = RunArguments.Flow();
        var parameters = RunArguments.Parameters("A parameter of the flow.");
        var wait = RunArguments.Wait();
        return new Command("trigger", "Start a run of an inbound flow.") { flow, parameters, wait }.Calls(async line =>
        {
            var query = string.Concat(RunArguments.Pairs(line.Line.GetValue(parameters)).Select(pair => RunArguments.Query(pair.Name, pair.Value)));
            var started = await line.OkAsync(HttpMethod.Post, $"flows/{Uri.EscapeDataString(line.Line.GetRequiredValue(flow))}/trigger?{query.TrimStart('&')}");
            return await RunOutput.StartedAsync(line, started, line.Line.GetValue(wait));
        });
    }
}
