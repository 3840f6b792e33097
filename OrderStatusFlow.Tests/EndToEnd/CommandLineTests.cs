using System.Diagnostics;
using OrderStatusFlow.LocalHost;

namespace OrderStatusFlow.Tests.EndToEnd;

/// <summary>The command line explains itself, and a misspelt argument does not start a server.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("dmeo", "'dmeo' is neither a command nor a setting")]
    [InlineData("--Azurite:BlobPort", "The setting '--Azurite:BlobPort' has no value")]
    [InlineData("demo --exti", "The setting '--exti' has no value")]
    [InlineData("--Runs:MaxAttempts 0", "The setting Runs__MaxAttempts is '0': set it to a whole number from 1 to 100")]
    [InlineData("--Telemetry:Console=yes", "The setting Telemetry__Console is 'yes': set it to true or false")]
    [InlineData("--url http://127.0.0.1:8080", "There is no setting '--url'. Did you mean '--urls'?")]
    [InlineData("demo --ulrs=http://127.0.0.1:8080", "There is no setting '--ulrs'. Did you mean '--urls'?")]
    [InlineData("--urls localhost", "The setting urls is 'localhost': set it to URLs such as http://127.0.0.1:7071")]
    public async Task A_wrong_argument_ends_with_a_sentence(string arguments, string expected)
    {
        var (code, _, errors) = await RunAsync(arguments.Split(' '));

        code.ShouldBe(1);
        errors.Trim().ShouldStartWith(expected);
        errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Help_names_the_commands_and_starts_nothing()
    {
        var (code, output, _) = await RunAsync(["--help"]);

        code.ShouldBe(0);
        output.ShouldContain("demo");
        output.ShouldContain("--urls");
        output.ShouldNotContain("serves at");
    }

    [Theory]
    [InlineData("--Azurite:BlobPort 10000 --Net:AllowHosts=erp.local --environment Development --publicurl http://a.example", null)]
    [InlineData("", null)]
    [InlineData("--Azurite:BlobPort --Azurite:TablePort 1", "--Azurite:BlobPort")]
    [InlineData("--Azurite:BlobPort 1 2", "'2'")]
    [InlineData("-x", "'-x'")]
    [InlineData("--", "'--'")]
    public void Settings_have_a_name_and_a_value(string arguments, string? named)
    {
        var error = SettingArguments.FindError(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        if (named is null)
            error.ShouldBeNull();
        else
            error.ShouldNotBeNull().ShouldContain(named);
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "OrderStatusFlow.LocalHost.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
