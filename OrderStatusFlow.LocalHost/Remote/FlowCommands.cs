using System.CommandLine;
using System.Text.Json;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.LocalHost.Remote;

/// <summary><c>flows</c>: the definitions of a host.</summary>
internal static class FlowCommands
{
    public static Command Create() => new("flows", "List, read, validate, upload, export and import the flows of a host.")
    {
        List(), Get(), Put(), Validate(), Export(), Import(),
    };

    private static Command List() => new Command("list", "List the flows.").Calls(async line =>
    {
        var flows = (await line.OkAsync(HttpMethod.Get, "flows")).Body;
        if (line.IsJson)
            line.WriteJson(flows);
        else
        {
            foreach (var flow in flows.GetProperty("items").EnumerateArray())
                line.Write($"{flow.GetProperty("name"),-20} {flow.GetProperty("version"),5}  {State(flow)}");
        }

        return ExitCode.Done;
    });

    private static Command Get()
    {
        var name = Name();
        return new Command("get", "Write the definition of a flow.") { name }.Calls(async line =>
        {
            line.WriteJson((await line.OkAsync(HttpMethod.Get, Call(line.Line.GetRequiredValue(name)))).Body);
            return ExitCode.Done;
        });
    }

    private static Command Put()
    {
        var (name, file, note) = (Name(), new Argument<string>("file") { Description = "The file with the definition." }, Note());
        return new Command("put", "Upload the definition of a flow, unless the host has the same one.") { name, file, note }.Calls(async line =>
        {
            var read = FlowFile.Read([File(line.Line.GetRequiredValue(file))])[0] with { Name = line.Line.GetRequiredValue(name) };
            return Report(line, await new FlowImport(line, isDry: false, line.Line.GetValue(note)).RunAsync([read]), isDry: false);
        });
    }

    private static Command Validate()
    {
        var paths = Paths();
        return new Command("validate", "Check definitions as an upload does. Nothing is stored.") { paths }.Calls(async line =>
        {
            var results = new List<FlowResult>();
            foreach (var file in FlowFile.Read(line.Line.GetRequiredValue(paths)))
            {
                var response = await line.SendAsync(HttpMethod.Post, $"{file.Call}/validate", file.Text);
                results.Add(response.Succeeded ? new FlowResult(file.Name, "valid", null, [], response.Warnings()) : FlowResult.Refused(file.Name, response));
            }

            return Report(line, results, isDry: false);
        });
    }

    private static Command Export()
    {
        var folder = new Argument<string>("folder") { Description = "The folder. It is created if it does not exist." };
        return new Command("export", "Write each flow to FOLDER/NAME.json. A file with the same definition is left as it is.") { folder }.Calls(async line =>
        {
            var to = Directory.CreateDirectory(line.Line.GetRequiredValue(folder)).FullName;
            var results = new List<FlowResult>();
            foreach (var flow in (await line.OkAsync(HttpMethod.Get, "flows")).Body.GetProperty("items").EnumerateArray())
            {
                if (await ExportAsync(line, flow, to) is { } result)
                    results.Add(result);
            }

            return Report(line, results, isDry: false);
        });
    }

    private static Command Import()
    {
        var (paths, note) = (Paths(), Note());
        var dry = new Option<bool>("--dry") { Description = "Show what would change, and change nothing." };
        var prune = new Option<bool>("--prune") { Description = "Delete the flows of the host that have no file. They are kept by default." };
        return new Command("import", "Upload the definitions that differ from those of the host.") { paths, dry, prune, note }.Calls(async line =>
        {
            var files = FlowFile.Read(line.Line.GetRequiredValue(paths));
            var isDry = line.Line.GetValue(dry);
            var import = new FlowImport(line, isDry, line.Line.GetValue(note));
            var results = (await import.RunAsync(files)).ToList();
            if (line.Line.GetValue(prune))
                results.AddRange(await import.PruneAsync(files));
            return Report(line, results, isDry);
        });
    }

    // Null for a flow that was deleted after it was listed.
    private static async Task<FlowResult?> ExportAsync(RemoteLine line, JsonElement flow, string folder)
    {
        // A name becomes a file name, so it is checked here too.
        var (name, version) = (flow.GetProperty("name").GetString()!, flow.GetProperty("version").ToString());
        if (!FlowName.TryParse(name, out _) || flow.TryGetProperty("error", out _))
            return new FlowResult(name, FlowResult.Refusal, version, ["The host cannot read the definition, so it is not exported."], []);
        var stored = await line.SendAsync(HttpMethod.Get, Call(name));
        if (!stored.Succeeded)
            return stored.Status == 404 ? null : FlowResult.Refused(name, stored);
        var path = Path.Combine(folder, $"{name}.json");
        var isThere = System.IO.File.Exists(path);
        if (isThere && FlowFile.Read([path])[0].IsSame(stored.Body))
            return new FlowResult(name, "unchanged", version, [], []);
        await System.IO.File.WriteAllTextAsync(path, RemoteLine.ToJson(stored.Body) + "\n", line.Cancellation);
        return new FlowResult(name, isThere ? "changed" : "created", version, [], []);
    }

    private static int Report(RemoteLine line, IReadOnlyList<FlowResult> results, bool isDry)
    {
        if (line.IsJson)
            line.WriteJson(results);
        else
        {
            foreach (var flow in results)
            {
                var would = isDry && flow.Result is not ("unchanged" or FlowResult.Refusal) ? "would be " : "";
                line.Write($"{flow.Name,-20} {would}{flow.Result}{(flow.Version is { Length: > 0 } version ? $" (version {version})" : "")}");
                foreach (var error in flow.Errors)
                    line.Write($"  error: {error}");
                foreach (var warning in flow.Warnings)
                    line.Write($"  warning: {warning}");
            }
        }

        return results.Any(flow => flow.IsRefused) ? ExitCode.Refused : ExitCode.Done;
    }

    private static string State(JsonElement flow)
    {
        if (flow.TryGetProperty("error", out var error))
            return $"unreadable: {error}";
        var (disabled, paused) = (flow.GetProperty("enabled").GetBoolean() ? "" : ", disabled", flow.TryGetProperty("paused", out _) ? ", paused" : "");
        return $"{flow.GetProperty("direction")}{disabled}{paused}";
    }

    private static string Call(string name) => $"flows/{Uri.EscapeDataString(name)}";

    private static string File(string path) =>
        System.IO.File.Exists(path) ? path : throw new RemoteException(ExitCode.Usage, $"There is no file {path}.");

    private static Argument<string> Name() => new("flow") { Description = "The name of the flow." };

    private static Argument<string[]> Paths() => new("paths")
    {
        Description = "Files, or folders with files *.json. The name of a file is the name of its flow.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static Option<string?> Note() => new("--note") { Description = "The note of the new version, such as the commit." };
}
