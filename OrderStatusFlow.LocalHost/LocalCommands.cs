using System.CommandLine;
using OrderStatusFlow.LocalHost.Demo;
using OrderStatusFlow.LocalHost.Remote;
using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.LocalHost;

/// <summary>The command line: serve, <c>demo</c>, and commands that call a host. Every setting of a host can be given as
/// <c>--Section:Name value</c>.</summary>
internal static class LocalCommands
{
    private static readonly Option<string> Urls = new("--urls")
    {
        Description = $"Where to listen. The default is {new LocalHostOptions().Urls}.",
    };

    /// <param name="args">The arguments.</param>
    /// <param name="output">Where commands that call a host write; null for the console.</param>
    /// <param name="errors">Where they write errors; null for the console.</param>
    public static async Task<int> RunAsync(string[] args, TextWriter? output = null, TextWriter? errors = null)
    {
        var exit = new Option<bool>("--exit") { Description = "End after the table, with exit code 0 if every order has the expected outcome." };
        var demo = new Command("demo", "Run two sample flows against a sample ERP and a sample Omnitron, show a table, and serve.") { exit, Urls };
        var root = new RootCommand(
            "Run Order Status Flow in one process until Ctrl+C. Settings are environment variables or --Section:Name value.")
        {
            demo, Urls, FlowCommands.Create(), RunsCommand.Create(), TriggerCommand.Create(), DryRunCommand.Create(), RerunCommand.Create(),
        };
        // Settings are not known here; SettingArguments checks their form.
        root.TreatUnmatchedTokensAsErrors = demo.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((line, _) => CheckedAsync(line, () => ServeAsync(args)));
        demo.SetAction((line, _) => CheckedAsync(line, () => DemoCommand.RunAsync(
            [.. args.SkipWhile(arg => arg != demo.Name).Skip(1).Where(arg => arg != exit.Name)], line.GetValue(exit))));
        var line = root.Parse(args);
        var isRemote = line.CommandResult.Command != root && line.CommandResult.Command != demo;
        if (isRemote && line.UnmatchedTokens is [var unknown, ..])
        {
            await (errors ?? Console.Error).WriteLineAsync($"{UnknownPart(line.CommandResult.Command, unknown)} See --help.");
            return ExitCode.Usage;
        }

        // A host ends itself on a signal, and takes the time that its rows in flight need.
        var invocation = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = isRemote ? TimeSpan.Zero : null,
            Output = output ?? Console.Out,
            Error = errors ?? Console.Error,
        };
        var code = await line.InvokeAsync(invocation);
        return isRemote && line.Errors.Count > 0 ? ExitCode.Usage : code;
    }

    private static string UnknownPart(Command command, string unknown)
    {
        var parts = command.Subcommands.Select(part => part.Name).Concat(command.Options.Select(part => part.Name));
        return $"'{RemoteLine.Plain(unknown)}' is not a part of the command '{command.Name}'."
            + (NearestName.Find(unknown, parts) is { } nearest ? $" Did you mean '{nearest}'?" : "");
    }

    private static async Task<int> CheckedAsync(ParseResult line, Func<Task<int>> run)
    {
        if (SettingArguments.FindError(line.UnmatchedTokens) is { } error)
            throw new SetupException($"{error} See --help.");
        return await run();
    }

    private static async Task<int> ServeAsync(string[] args)
    {
        await using var host = await LocalServer.StartAsync(new LocalServerOptions { Args = args });
        Console.WriteLine($"Order Status Flow serves at {host.Url}/api, the console at {host.Url} (Ctrl+C ends it).");
        await host.WaitForShutdownAsync();
        return 0;
    }
}
