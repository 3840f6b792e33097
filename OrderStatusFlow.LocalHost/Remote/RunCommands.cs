using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrderStatusFlow.LocalHost.Remote;

/// <summary>The commands that list, start, repeat and try runs.</summary>
internal static class RunCommands
{
    public static IEnumerable<Command> Create() => [Runs(), Trigger(), DryRun(), Rerun()];

    private static Command Runs()
    {
        var run = new Argument<string?>("run") { Description = "The id of a run. Without it, the newest runs are listed.", Arity = ArgumentArity.ZeroOrOne };
        var flow = new Option<string?>("--flow") { Description = "Only runs of this flow." };
        var status = new Option<string?>("--status") { Description = "Only runs with this status, such as failed." };
        var limit = new Option<int>("--limit") { Description = "The maximum number of runs.", DefaultValueFactory = _ => 25 };
        return new Command("runs", "List the runs of a host, or show one of them.") { run, flow, status, limit }.Calls(async line =>
        {
            if (line.Line.GetValue(run) is { } id)
                return Show(line, (await line.OkAsync(HttpMethod.Get, $"runs/{Uri.EscapeDataString(id)}")).Body);
            var query = $"?limit={line.Line.GetValue(limit)}{Query("flow", line.Line.GetValue(flow))}{Query("status", line.Line.GetValue(status))}";
            var runs = (await line.OkAsync(HttpMethod.Get, $"runs{query}")).Body;
            if (line.IsJson)
                line.WriteJson(runs);
            else
            {
                foreach (var item in runs.GetProperty("items").EnumerateArray())
                    WriteRun(line, item);
            }

            return ExitCode.Done;
        });
    }

    private static Command Trigger()
    {
        var flow = Flow();
        var parameters = Parameters("A parameter of the flow.");
        var wait = Wait();
        return new Command("trigger", "Start a run of an inbound flow.") { flow, parameters, wait }.Calls(async line =>
        {
            var query = string.Concat(Pairs(line.Line.GetValue(parameters)).Select(pair => Query(pair.Name, pair.Value)));
            var started = await line.OkAsync(HttpMethod.Post, $"flows/{Uri.EscapeDataString(line.Line.GetRequiredValue(flow))}/trigger?{query.TrimStart('&')}");
            return await StartedAsync(line, started, line.Line.GetValue(wait));
        });
    }

    private static Command Rerun()
    {
        var run = new Argument<string>("run") { Description = "The id of the run." };
        var rows = new Option<string>("--rows") { Description = "failed, all, or row numbers such as 3,7.", DefaultValueFactory = _ => "failed" };
        var version = new Option<string>("--version-of-flow") { Description = "original or current.", DefaultValueFactory = _ => "original" };
        var plan = new Option<bool>("--plan") { Description = "Show what would be repeated, and start nothing." };
        var wait = Wait();
        return new Command("rerun", "Repeat rows of a run from its stored input.") { run, rows, version, plan, wait }.Calls(async line =>
        {
            var body = new JsonObject { ["rows"] = Rows(line.Line.GetRequiredValue(rows)), ["version"] = line.Line.GetValue(version) };
            var query = line.Line.GetValue(plan) ? "?plan=true" : "";
            var call = $"runs/{Uri.EscapeDataString(line.Line.GetRequiredValue(run))}/rerun{query}";
            var response = await line.OkAsync(HttpMethod.Post, call, body.ToJsonString());
            if (response.Status == 202)
                return await StartedAsync(line, response, line.Line.GetValue(wait));
            if (line.IsJson)
                line.WriteJson(response.Body);
            else
                line.Write(response.Text("message"));
            return ExitCode.Done;
        });
    }

    private static Command DryRun()
    {
        var flow = Flow();
        var definition = new Option<string?>("--definition") { Description = "A file with a draft of the definition. The default is the stored definition." };
        var run = new Option<string?>("--run") { Description = "The id of a run of the flow, whose stored pages are the input." };
        var rows = new Option<string?>("--rows") { Description = "Row numbers of that run, such as 3,7. The default is all rows." };
        var payload = new Option<string?>("--payload")
        {
            Description = "A file with what the ERP posts or returns. Without --run and --payload, the ERP is read.",
        };
        var parameters = Parameters("A parameter with which the ERP is read.");
        var limit = new Option<int>("--limit") { Description = "The maximum number of rows.", DefaultValueFactory = _ => 25 };
        return new Command("dry-run", "Try a flow or a draft with real input, without writing.") { flow, definition, run, rows, payload, parameters, limit }
            .Calls(async line =>
            {
                // A dry run of something else than what was meant would mislead.
                var pairs = Pairs(line.Line.GetValue(parameters)).ToList();
                if (line.Line.GetValue(rows) is not null && line.Line.GetValue(run) is null)
                    throw new RemoteException(ExitCode.Usage, "--rows needs --run: the numbers are those of a run.");
                if ((line.Line.GetValue(run) is null ? 0 : 1) + (line.Line.GetValue(payload) is null ? 0 : 1) + (pairs.Count == 0 ? 0 : 1) > 1)
                    throw new RemoteException(ExitCode.Usage, "Only one of --run, --payload and --param can be the input.");
                var input = new JsonObject();
                if (line.Line.GetValue(run) is { } id)
                {
                    input["run"] = id;
                    if (line.Line.GetValue(rows) is { } numbers)
                        input["rows"] = Rows(numbers);
                }
                else if (line.Line.GetValue(payload) is { } file)
                    input["payload"] = Payload(FlowFile.Read([file])[0].Text);
                else
                    input["erp"] = new JsonObject(pairs.Select(pair => KeyValuePair.Create(pair.Name, (JsonNode?)pair.Value)));
                var body = new JsonObject { ["input"] = input, ["limit"] = line.Line.GetValue(limit) };
                if (line.Line.GetValue(definition) is { } draft)
                    body["definition"] = Json(FlowFile.Read([draft])[0].Text) ?? throw new RemoteException(ExitCode.Usage, $"{draft} is not JSON.");
                return await DryRunAsync(line, line.Line.GetRequiredValue(flow), body);
            });
    }

    private static async Task<int> DryRunAsync(RemoteLine line, string flow, JsonObject body)
    {
        var call = $"flows/{Uri.EscapeDataString(flow)}";
        var record = (await line.OkAsync(HttpMethod.Post, $"{call}/dry-run", body.ToJsonString())).Body;
        while (record.GetProperty("status").GetString() == "running")
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, line.Cancellation);
            record = (await line.OkAsync(HttpMethod.Get, $"{call}/dry-runs/{record.GetProperty("id")}")).Body;
        }

        if (line.IsJson)
            line.WriteJson(record);
        else
        {
            foreach (var row in record.GetProperty("rows").EnumerateArray())
            {
                var (number, order) = (row.GetProperty("row"), row.GetProperty("order"));
                line.Write($"{number,6}  {order,-20} {row.GetProperty("outcome"),-9} {row.GetProperty("message")}");
            }

            line.Write($"{Totals(record.GetProperty("counts"))} Nothing was written.");
        }

        if (record.GetProperty("error") is { ValueKind: JsonValueKind.Object } error)
            throw new RemoteException(ExitCode.Refused, $"{error.GetProperty("message")}");
        return Failed(record.GetProperty("counts")) ? ExitCode.Refused : ExitCode.Done;
    }

    private static async Task<int> StartedAsync(RemoteLine line, RemoteResponse started, bool waits)
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

    private static int Show(RemoteLine line, JsonElement run)
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

    private static void WriteRun(RemoteLine line, JsonElement run) =>
        line.Write($"{run.GetProperty("runId")}  {run.GetProperty("status"),-9}  {Totals(run.GetProperty("totals"))}");

    private static string Totals(JsonElement totals) =>
        $"{totals.GetProperty("rows")} rows, {totals.GetProperty("rejected")} rejected, {totals.GetProperty("failed")} failed.";

    private static bool Failed(JsonElement totals) => totals.GetProperty("rejected").GetInt32() + totals.GetProperty("failed").GetInt32() > 0;

    private static string Query(string name, string? value) =>
        string.IsNullOrEmpty(value) ? "" : $"&{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}";

    private static JsonNode Rows(string text)
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

    // A payload that is not JSON is XML or text.
    private static JsonNode? Payload(string text) => Json(text) ?? text;

    private static JsonNode? Json(string text)
    {
        try
        {
            return JsonNode.Parse(text, null, FlowFile.Lenient);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<(string Name, string Value)> Pairs(string[]? parameters) => (parameters ?? []).Select(pair =>
        pair.Split('=', 2) is [{ Length: > 0 } name, var value]
            ? (name, value) : throw new RemoteException(ExitCode.Usage, $"'{pair}' is not a parameter of the form name=value."));

    private static Argument<string> Flow() => new("flow") { Description = "The name of the flow." };

    private static Option<string[]> Parameters(string description) =>
        new("--param") { Description = $"{description} It has the form name=value, and may be repeated." };

    private static Option<bool> Wait() => new("--wait") { Description = "Wait for the end of the run. The exit code is 1 unless it succeeded." };
}
