using System.CommandLine;
using System.Text.Json.Nodes;

namespace OrderStatusFlow.LocalHost.Remote;

/// <summary><c>rerun</c>: repeats rows of a run.</summary>
internal static class RerunCommand
{
    public static Command Create()
    {
        var run = new Argument<string>("run") { Description = "The id of the run." };
        var rows = new Option<string>("--rows") { Description = "failed, all, or row numbers such as 3,7.", DefaultValueFactory = _ => "failed" };
        var version = new Option<string>("--version-of-flow") { Description = "original or current.", DefaultValueFactory = _ => "original" };
        var plan = new Option<bool>("--plan") { Description = "Show what would be repeated, and start nothing." };
        var wait = RunArguments.Wait();
        return new Command("rerun", "Repeat rows of a run from its stored input.") { run, rows, version, plan, wait }.Calls(async line =>
        {
            var body = new JsonObject { ["rows"] = RunArguments.Rows(line.Line.GetRequiredValue(rows)), ["version"] = line.Line.GetValue(version) };
            var query = line.Line.GetValue(plan) ? "?plan=true" : "";
            var call = $"runs/{Uri.EscapeDataString(line.Line.GetRequiredValue(run))}/rerun{query}";
            var response = await line.OkAsync(HttpMethod.Post, call, body.ToJsonString());
            if (response.Status == 202)
                return await RunOutput.StartedAsync(line, response, line.Line.GetValue(wait));
            if (line.IsJson)
                line.WriteJson(response.Body);
            else
                line.Write(response.Text("message"));
            return ExitCode.Done;
        });
    }
}
