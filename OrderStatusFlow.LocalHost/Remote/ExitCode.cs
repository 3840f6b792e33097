namespace OrderStatusFlow.LocalHost.Remote;

/// <summary>The exit codes of the commands that call a host. They are documented in docs/command-line.md.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The host refused something, or a run did not succeed.</summary>
    public const int Refused = 1;

    /// <summary>An argument or a file is wrong. Nothing was sent.</summary>
    public const int Usage = 2;

    /// <summary>The host does not respond, or does not accept the key.</summary>
    public const int NoAccess = 3;
}
