using System.Text.Json;
using OrderStatusFlow.LocalHost;
using OrderStatusFlow.LocalHost.Setup;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.EndToEnd;

/// <summary>The commands that call a host, run in this process against the host that all tests share.</summary>
public sealed class RemoteCommandTests(TestHost host) : IDisposable
{
    private const string Plain = """{"direction": "outbound", "omnitron": {"domainUrl": "https://shop.example", "username": "u", "password": {"secret": "OMNITRON_PASSWORD"}}}""";

    private readonly string folder = Directory.CreateTempSubdirectory("osf-remote-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task An_import_uploads_what_differs_and_says_what_became_of_each_flow()
    {
        // The second one refers to the first, which comes after it.
        Write("remote-a", """{"direction": "inbound", "schedule": {"triggeredBy": "remote-b"}, "erp": {"url": "https://erp.example/orders"}, """ + Plain["{\"direction\": \"outbound\", ".Length..]);
        Write("remote-b", """{"direction": "inbound", "erp": {"url": "https://erp.example/orders"}, """ + Plain["{\"direction\": \"outbound\", ".Length..]);
        Write("remote-c", "{\n  // a comment\n  \"direction\": \"outbound\", \"omnitron\": {\"domainUrl\": \"https://shop.example\"},\n}");

        var dry = await RunAsync("flows", "import", folder, "--dry");
        (await host.CallAsync(HttpMethod.Get, "flows/remote-b")).Status.ShouldBe(404);
        dry.Output.ShouldContain("remote-b             would be created");
        var first = await RunAsync("flows", "import", folder, "--note", "commit 1");
        first.Code.ShouldBe(1);
        Results(first.Output).ShouldBe(["remote-a created", "remote-b created", "remote-c refused"]);
        first.Output.ShouldContain("  error: $.omnitron.username: ");
        Write("remote-c", "{\n  // a comment\n" + Plain[1..]);
        Write("remote-b", """{"direction": "inbound", "erp": {"url": "https://erp.example/changed"}, """ + Plain["{\"direction\": \"outbound\", ".Length..]);
        var second = await RunAsync("flows", "import", folder);
        (second.Code, second.Errors).ShouldBe((0, ""));
        Results(second.Output).ShouldBe(["remote-a unchanged", "remote-b changed", "remote-c created"]);
        Results((await RunAsync("flows", "import", folder)).Output).ShouldAllBe(line => line.EndsWith("unchanged", StringComparison.Ordinal));

        var json = JsonElement.Parse((await RunAsync("flows", "import", folder, "--json")).Output);
        json.EnumerateArray().Select(flow => flow.GetProperty("result").GetString()).ShouldBe(["unchanged", "unchanged", "unchanged"]);
        (await host.OkAsync(HttpMethod.Get, "flows/remote-b/versions")).ToString().ShouldContain("commit 1");
        foreach (var flow in new[] { "remote-a", "remote-b", "remote-c" })
            await host.CallAsync(HttpMethod.Delete, $"flows/{flow}");
    }

    [Fact]
    public async Task An_export_leaves_files_with_the_same_definition_as_they_are()
    {
        await host.OkAsync(HttpMethod.Put, "flows/remote-export", Plain);
        Write("remote-export", "// mine\n" + Plain);

        var exported = await RunAsync("flows", "export", folder);

        exported.Output.ShouldContain("remote-export        unchanged");
        (await File.ReadAllTextAsync(Path.Combine(folder, "remote-export.json"))).ShouldStartWith("// mine");
        await host.OkAsync(HttpMethod.Put, "flows/remote-export", Plain.Replace("shop.example", "other.example", StringComparison.Ordinal));
        (await RunAsync("flows", "export", folder)).Output.ShouldContain("remote-export        changed");
        (await RunAsync("flows", "validate", Path.Combine(folder, "remote-export.json"))).Output.ShouldStartWith("remote-export        valid");
        JsonElement.Parse((await RunAsync("flows", "get", "remote-export")).Output).GetProperty("omnitron").GetProperty("domainUrl").GetString().ShouldBe("https://other.example");
        (await RunAsync("flows", "put", "remote-export", Path.Combine(folder, "remote-export.json"))).Output.ShouldContain("unchanged (version 2)");
        (await RunAsync("flows", "list")).Output.ShouldContain("remote-export            2  outbound");
        // A dry run, because other tests have flows on this host.
        (await RunAsync("flows", "import", folder, "--dry", "--prune")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task An_export_leaves_out_a_flow_that_is_deleted_meanwhile_and_names_one_that_cannot_be_read()
    {
        // Listed, but no longer there: a host cannot be made to delete a flow between two requests of a command.
        await using var listed = await ErpSimulator.StartAsync(new ErpOptions());
        listed.Faults.Add(new FaultRule { Path = "/api/flows", Body = """{"items": [{"name": "gone", "version": 1}, {"name": "broken", "version": 2}, {"name": "kept", "version": 3}]}""" });
        listed.Faults.Add(new FaultRule { Path = "/api/flows/gone", Status = 404, Body = """{"code": "flow.unknown", "title": "There is no such flow."}""" });
        listed.Faults.Add(new FaultRule { Path = "/api/flows/broken", Status = 500, Body = """{"code": "host.error", "title": "The host failed."}""" });
        listed.Faults.Add(new FaultRule { Path = "/api/flows/kept", Body = Plain });

        var exported = await RunAsync("flows", "export", folder, "--url", listed.Url.ToString());

        exported.Code.ShouldBe(1);
        Results(exported.Output).ShouldBe(["broken refused", "kept created"]);
        Directory.GetFiles(folder).Select(Path.GetFileName).ShouldBe(["kept.json"]);
    }

    [Fact]
    public async Task The_folder_of_samples_is_valid()
    {
        var validated = await RunAsync("flows", "validate", Path.Combine(RepositoryRoot.Find(), "samples"));

        validated.Code.ShouldBe(0, validated.Output + validated.Errors);
        Results(validated.Output).ShouldAllBe(line => line.EndsWith(" valid", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Runs_are_started_tried_shown_and_repeated()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 3 });
        await host.PutSampleAsync("remote-run", "orders-inbound", omnitron, erp);

        var tried = await RunAsync("dry-run", "remote-run", "--param", "modified_date__gt=2020-01-01T00:00:00");
        tried.Output.ShouldContain("3 rows, 0 rejected, 0 failed. Nothing was written.", customMessage: tried.Errors);
        omnitron.Totals.Patches.ShouldBe(0);
        var run = await RunAsync("trigger", "remote-run", "--param", "modified_date__gt=2020-01-01T00:00:00", "--wait");
        (run.Code, run.Errors).ShouldBe((0, ""));
        run.Output.ShouldContain("3 rows, 0 rejected, 0 failed.");
        run.Output.ShouldContain("  read     succeeded  3 items on 1 page");
        var id = run.Output.Split(' ')[0];
        (await RunAsync("runs", "--flow", "remote-run")).Output.ShouldStartWith($"{id}  succeeded");
        JsonElement.Parse((await RunAsync("runs", id, "--json")).Output).GetProperty("runId").GetString().ShouldBe(id);
        var plan = await RunAsync("rerun", id, "--rows", "1,2", "--plan");
        (plan.Code, plan.Errors).ShouldBe((0, ""));
        (await RunAsync("rerun", id, "--rows", "all", "--wait")).Output.ShouldContain("3 rows");
        var unknown = await RunAsync("trigger", "remote-run", "--param", "none=1");
        (unknown.Code, unknown.Output).ShouldBe((1, ""));
        unknown.Errors.ShouldStartWith("none: ");
    }

    [Fact]
    public async Task Texts_of_other_systems_do_not_command_the_terminal_and_a_file_must_be_UTF8()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("remote-hostile", omnitron);
        await File.WriteAllTextAsync(Path.Combine(folder, "payload.json"), """[{"order": "\u001b[2J\r\nfake", "orderitem_set": [{"id": 1, "status": "450"}]}]""");
        await File.WriteAllBytesAsync(Path.Combine(folder, "latin.json"), [(byte)'"', 0xFC, (byte)'"']);

        var tried = await RunAsync("dry-run", "remote-hostile", "--payload", Path.Combine(folder, "payload.json"));
        var latin = await RunAsync("flows", "validate", Path.Combine(folder, "latin.json"));

        tried.Output.Where(char.IsControl).ShouldAllBe(letter => letter == '\n');
        tried.Output.Split('\n')[0].ShouldContain("[2J  fake");
        latin.Code.ShouldBe(2);
        latin.Errors.ShouldContain("latin.json cannot be read");
    }

    [Theory]
    [InlineData(2, "flows import /no/such/folder")]
    [InlineData(2, "flows validate")]
    [InlineData(2, "flows list --key a\u00e9")]
    [InlineData(2, "flows list --url ftp://orders.example")]
    [InlineData(2, "trigger f --param x")]
    [InlineData(2, "rerun r --rows 0")]
    [InlineData(2, "dry-run f --rows 3")]
    [InlineData(2, "dry-run f --run r --payload p.json")]
    [InlineData(2, "dry-run f --run r --param number=1")]
    [InlineData(2, "runs --limit many")]
    [InlineData(2, "trigger f --parm number=3")]
    [InlineData(2, "flows import . --dyr")]
    [InlineData(2, "flows lst")]
    [InlineData(2, "flows list --urls http://127.0.0.1:9")]
    [InlineData(3, "flows list --url http://127.0.0.1:9 --key top-secret-key")]
    public async Task A_wrong_call_has_an_exit_code_and_a_sentence_without_the_key(int code, string arguments)
    {
        var (actual, output, errors) = await RunAsync(arguments.Split(' '));

        actual.ShouldBe(code, errors);
        (output + errors).ShouldNotContain("top-secret-key");
        errors.ShouldNotBeEmpty();
        errors.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("rerun r --paln", "'--paln' is not a part of the command 'rerun'. Did you mean '--plan'? See --help.")]
    [InlineData("flows lst", "'lst' is not a part of the command 'flows'. Did you mean 'list'? See --help.")]
    [InlineData("runs one two", "'two' is not a part of the command 'runs'. See --help.")]
    public async Task A_misspelt_part_of_a_command_is_named_and_nothing_is_sent(string arguments, string expected)
    {
        var (code, _, errors) = await RunAsync(arguments.Split(' '));

        code.ShouldBe(2);
        errors.Trim().ShouldBe(expected);
    }

    [Fact]
    public async Task A_program_that_is_not_the_host_is_named_with_what_to_check()
    {
        await using var other = await ErpSimulator.StartAsync(new ErpOptions());

        var answered = await RunAsync("flows", "list", "--url", other.Url.ToString());
        var noTls = await RunAsync("flows", "list", "--url", $"https://{other.Url.Authority}");

        (answered.Code, answered.Errors.Trim()).ShouldBe((3, $"{other.Url.Authority} returned 404, but not as Order Status Flow does. Check --url."));
        noTls.Code.ShouldBe(3);
        noTls.Errors.ShouldNotContain("inner exception");
        noTls.Errors.Trim().ShouldEndWith("Check --url.");
    }

    private void Write(string flow, string definition) => File.WriteAllText(Path.Combine(folder, $"{flow}.json"), definition);

    private static IEnumerable<string> Results(string output) =>
        output.Split('\n').Where(line => line.Length > 0 && line[0] != ' ').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2)));

    private async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var (output, errors) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        string[] url = arguments.Contains("--url") ? [] : ["--url", (await host.ServerAsync()).Url];
        var code = await LocalCommands.RunAsync([.. arguments, .. url], output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}
