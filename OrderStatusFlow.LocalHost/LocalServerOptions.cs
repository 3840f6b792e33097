namespace OrderStatusFlow.LocalHost;

/// <summary>How a local host is started.</summary>
internal sealed record LocalServerOptions
{
    /// <summary>Settings from the command line, such as <c>--urls http://127.0.0.1:7071</c>.</summary>
    public string[] Args { get; init; } = [];

    /// <summary>Settings over all others.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Receives a message for each step of the setup that takes time.</summary>
    public Action<string> Progress { get; init; } = Console.WriteLine;

    /// <summary>Receives the log from the first line on, beside the console; null for the console only. The host disposes it.</summary>
    public ILoggerProvider? Log { get; init; }
}
