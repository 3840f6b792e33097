using System.Text.Json;
using OrderStatusFlow.Core.Retention;
using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.Tests.Infra;

/// <summary>What is deployed to Azure, as the compiler sees it: no warnings, no shared keys, no secrets.</summary>
public sealed class BicepTests
{
    private static readonly string Infra = Path.Combine(RepositoryRoot.Find(), "infra");

    // The compiler takes seconds, and its output is the same for every test.
    private static readonly Lazy<Task<(int ExitCode, string Output, string Diagnostics)>> Built = new(() => BicepCompiler.RunAsync(Infra, "build", "main.bicep", "--stdout"));

    [Fact]
    public async Task Every_file_compiles_and_lints_without_a_warning()
    {
        var (exitCode, _, diagnostics) = await BicepCompiler.RunAsync(Infra, "lint", "--pattern", "**/*.bicep");
        diagnostics.ShouldBeEmpty();
        exitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_warning_in_a_file_that_no_other_names_is_seen()
    {
        var folder = Directory.CreateTempSubdirectory("osf-bicep-");
        await File.WriteAllTextAsync(Path.Combine(folder.CreateSubdirectory("modules").FullName, "unused.bicep"), "param unused string\n");
        var (_, _, diagnostics) = await BicepCompiler.RunAsync(folder.FullName, "lint", "--pattern", "**/*.bicep");
        folder.Delete(recursive: true);
        diagnostics.ShouldContain("no-unused-params");
    }

    [Fact]
    public async Task The_whole_knows_no_shared_key_and_holds_no_secret()
    {
        var (exitCode, output, diagnostics) = await Built.Value;
        exitCode.ShouldBe(0, diagnostics);
        var all = Resources(JsonElement.Parse(output)).ToList();
        var account = all.Where(r => Type(r) == "Microsoft.Storage/storageAccounts").ShouldHaveSingleItem().GetProperty("properties");
        account.GetProperty("allowSharedKeyAccess").GetBoolean().ShouldBeFalse();
        account.GetProperty("allowBlobPublicAccess").GetBoolean().ShouldBeFalse();
        output.ShouldNotContain("listKeys");
        output.ShouldNotContain("AccountKey");
        output.ShouldContain("@Microsoft.KeyVault(SecretUri=");
        // Roles for blobs, queues and tables: without one of them the app has no runs, no instances or no logs.
        foreach (var role in new[] { "b7e6dc6d-f1e8-4753-8033-0f276bb0955b", "974c5e8b-45b9-4653-ba55-5f855dd0fb88", "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3" })
            output.ShouldContain(role);
        output.ShouldContain($"\"defaultValue\": \"{Environment.Version.Major}.0\"", customMessage: "the app's .NET is not the projects'");
    }

    [Fact]
    public async Task The_rule_for_the_files_of_runs_is_behind_the_apps_own_purge()
    {
        var (exitCode, output, diagnostics) = await Built.Value;
        exitCode.ShouldBe(0, diagnostics);
        var template = JsonElement.Parse(output);

        template.GetProperty("parameters").GetProperty("payloadDays").GetProperty("defaultValue").GetInt32().ShouldBe(new RetentionOptions().PayloadDays);
        var rule = Resources(template).Where(r => Type(r) == "Microsoft.Storage/storageAccounts/managementPolicies").ShouldHaveSingleItem()
            .GetProperty("properties").GetProperty("policy").GetProperty("rules")[0].GetProperty("definition");
        rule.GetProperty("filters").GetProperty("prefixMatch").EnumerateArray().Select(prefix => prefix.GetString()).ShouldBe(["runs/"]);
        rule.GetProperty("actions").GetProperty("baseBlob").GetProperty("delete").GetProperty("daysAfterModificationGreaterThan").GetString()
            .ShouldBe("[add(parameters('payloadDays'), 30)]");
        foreach (var setting in new[] { "PayloadDays", "RowDays", "RunDays" })
            output.ShouldContain($"\"Retention__{setting}\"");
        output.ShouldContain($"max(parameters('payloadDays'), {new RetentionOptions().RowDays})");
    }

    private static string Type(JsonElement resource) => resource.GetProperty("type").GetString()!;

    // Resources by their symbolic names, or a plain list; a module's lie in its template.
    private static IEnumerable<JsonElement> Resources(JsonElement template)
    {
        var resources = template.GetProperty("resources");
        var here = resources.ValueKind == JsonValueKind.Array ? resources.EnumerateArray() : resources.EnumerateObject().Select(p => p.Value);
        return here.SelectMany(r => Type(r) == "Microsoft.Resources/deployments" ? Resources(r.GetProperty("properties").GetProperty("template")) : [r]);
    }
}
