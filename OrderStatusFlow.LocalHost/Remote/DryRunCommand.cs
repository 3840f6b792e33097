using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrderStatusFlow.LocalHost.Remote;

/// <summary><c>dry-run</c>: tries a flow or a draft without writing.</summary>
internal static class DryRunCommand
{
    public static Command Create()
    {
        var flow = RunArguments.Flow();
        var definition = new Option<string?>("--definition") { Description = "A file with a draft of the definition. The default is the stored definition." };
        var run = new Option<string?>("--run") { Description = "The id of a run of the flow, whose stored pages are the input." };
        var rows = new Option<string?>("--rows") { Description = "Row numbers of that run, such as 3,7. The default is all rows." };
        var payload = new Option<string?>("--payload")
        {
            Description = "A file with what the ERP posts or returns. Without --run and --payload, the ERP is read.",
        };
        var parameters = RunArguments.Parameters("A parameter with which the ERP is read.");
        var limit = new Option<int>("--limit") { Description = "The maximum number of rows.", DefaultValueFactory = _ => 25 };
        return new Command("dry-run", "Try a flow or a draft with real input, without writing.") { flow, definition, run, rows, payload, parameters, limit }
            .Calls(async line =>
            {
                // A dry run of something else than what was meant would mislead.
                var pairs = RunArguments.Pairs(line.Line.GetValue(parameters)).ToList();
                if (line.Line.GetValue(rows) is not null && line.Line.GetValue(run) is null)
                    throw new RemoteException(ExitCode.Usage, "--rows needs --run: the numbers are those of a run.");
                if ((line.Line.GetValue(run) is null ? 0 : 1) + (line.Line.GetValue(payload) is null ? 0 : 1) + (pairs.Count == 0 ? 0 : 1) > 1)
                    throw new RemoteException(ExitCode.Usage, "Only one of --run, --payload and --param can be the input.");
                var input = new JsonObject();
                if (line.Line.GetValue(run) is { } id)
                {
                    input["run"] = id;
                    if (line.Line.GetValue(rows) is { } numbers)
                        input["rows"] = RunArguments.Rows(numbers);
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

            line.Write($"{RunOutput.Totals(record.GetProperty("counts"))} Nothing was written.");
        }

        if (record.GetProperty("error") is { ValueKind: JsonValueKind.Object } error)
            throw new RemoteException(ExitCode.Refused, $"{error.GetProperty("message")}");
        return RunOutput.Failed(record.GetProperty("counts")) ? ExitCode.Refused : ExitCode.Done;
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
}
