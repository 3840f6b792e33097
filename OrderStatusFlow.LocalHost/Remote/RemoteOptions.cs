using System.CommandLine;

namespace OrderStatusFlow.LocalHost.Remote;

/// <summary>The options of all commands that call a host.</summary>
internal static class RemoteOptions
{
    public const string UrlVariable = "ORDER_STATUS_FLOW_URL";
    public const string KeyVariable = "ORDER_STATUS_FLOW_KEY";

    private static readonly Option<string?> Url = new("--url")
    {
        Description = $"The URL of the host. The default is the environment variable {UrlVariable}, else {new LocalHostOptions().Urls}.",
    };

    private static readonly Option<string?> Key = new("--key")
    {
        Description = $"The key of the host. The default is the environment variable {KeyVariable}, which other users of the machine do not see.",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Write JSON for programs." };

    /// <summary>Adds the options to a command, and sets what it does.</summary>
    public static Command Calls(this Command command, Func<RemoteLine, Task<int>> run)
    {
        command.Options.Add(Url);
        command.Options.Add(Key);
        command.Options.Add(Json);
        command.SetAction(async (line, cancellation) =>
        {
            try
            {
                var url = Given(line.GetValue(Url), UrlVariable) ?? new LocalHostOptions().Urls;
                using var host = new RemoteClient(url, Given(line.GetValue(Key), KeyVariable));
                return await run(new RemoteLine(host, line, line.GetValue(Json), cancellation));
            }
            catch (RemoteException e)
            {
                foreach (var sentence in e.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                    await line.InvocationConfiguration.Error.WriteLineAsync(RemoteLine.Plain(sentence).TrimEnd());
                return e.Code;
            }
        });
        return command;
    }

    private static string? Given(string? argument, string variable) =>
        argument is { Length: > 0 } ? argument : Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
