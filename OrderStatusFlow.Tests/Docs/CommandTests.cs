using System.Text.Json;

namespace OrderStatusFlow.Tests.Docs;

/// <summary>The commands of the documentation work, one after the other, as they are written.</summary>
public sealed class CommandTests
{
    private const string Demo = "dotnet run --project OrderStatusFlow.LocalHost -- demo";
    private const string Test = "dotnet test OrderStatusFlow.Tests";
    private static readonly string[] Run = ["README.md", "docs/reference.md", "docs/command-line.md"];

    // Commands of other pages, by how they begin, and why no test runs them.
    private static readonly Dictionary<string, string> NotRun = new()
    {
        ["az "] = "needs an Azure subscription",
        ["azd "] = "needs an Azure subscription",
        ["cd OrderStatusFlow.Functions/bin/Debug/net10.0 && func start"] = "needs Azure Functions Core Tools",
        ["npx azurite "] = "keeps running for Core Tools",
        ["UPDATE_DOCS=1 dotnet test "] = "writes a file",
        ["SCREENSHOTS="] = "writes files",
        ["PICTURES="] = "writes files",
        ["IDLE_MINUTES="] = "takes minutes",
        ["LONG_RUN_PAGES="] = "takes minutes",
        ["npm run "] = "builds what runs, or keeps running",
        ["npm ci "] = "replaces the npm packages that the tests use",
        ["dotnet build "] = "builds what runs",
        ["dotnet format "] = "builds what runs",
        ["dotnet test "] = "is this",
        ["dotnet run -c Release --project OrderStatusFlow.Benchmarks "] = "takes minutes",
        ["dotnet run -c Release --project OrderStatusFlow.Functions.Benchmarks "] = "takes minutes",
        [".ci/run"] = "runs the tests",
        ["node .ci/third-party-notices.mjs"] = "writes a file; NoticesTests runs it with --check",
    };

    [Fact]
    public async Task The_commands_of_the_readme_the_reference_and_the_command_line_work_in_their_order()
    {
        var readme = MarkdownFile.Named("README.md").Commands.ToList();
        readme[..2].ShouldBe([Demo, Test]);
        await using var host = await DemoHost.StartAsync(readme[0]);
        var answers = new List<string>();

        foreach (var command in readme[2..].Concat(MarkdownFile.Named("docs/reference.md").Commands))
        {
            answers.Add(await host.CurlAsync(command));
            if (command.EndsWith("/my-flow/runs", StringComparison.Ordinal))
                await TestWait.ForAsync("the run has succeeded", async () => Succeeded(await host.CurlAsync(command)));
        }

        JsonElement.Parse(answers[1]).GetProperty("statusUrl").GetString().ShouldNotBeNull();
        Items(answers[3]).Where(row => row.GetProperty("outcome").GetString() == "updated")
            .Select(row => row.GetProperty("flow").GetString()).Distinct()
            .ShouldBe(["my-flow", "orders-inbound"], ignoreOrder: true);
        host.Output.ShouldContain("Every order has the expected outcome");
        var remote = new List<string>();
        foreach (var command in MarkdownFile.Named("docs/command-line.md").Commands)
            remote.Add(await host.RemoteAsync(command));
        remote.Count.ShouldBe(3);
        remote[0].ShouldContain("valid");
        remote[1].ShouldContain("would be created");
        remote[2].ShouldContain("created");
    }

    [Fact]
    public void Every_command_is_run_or_has_a_reason_not_to_be() =>
        MarkdownFile.All.Where(page => !Run.Contains(page.Name))
            .SelectMany(page => page.Commands.Select(command => (page.Name, command)))
            .Where(line => !NotRun.Keys.Any(start => line.command.StartsWith(start, StringComparison.Ordinal))).ShouldBeEmpty();

    [Fact]
    public void Every_block_names_its_language() =>
        MarkdownFile.All.SelectMany(page => page.Blocks.Select(block => (page.Name, block.Language)))
            .Where(block => block.Language is not ("sh" or "json" or "http" or "kusto" or "text" or "mermaid")).ShouldBeEmpty();

    private static JsonElement.ArrayEnumerator Items(string answer) => JsonElement.Parse(answer).GetProperty("items").EnumerateArray();

    // The flow's schedule may start runs of its own beside the one that a command triggered.
    private static bool Succeeded(string runs)
    {
        var run = Items(runs).Single(run => run.GetProperty("triggeredBy").GetString() == "trigger");
        var status = run.GetProperty("status").GetString();
        status.ShouldBeOneOf("running", "succeeded");
        return status == "succeeded";
    }
}
