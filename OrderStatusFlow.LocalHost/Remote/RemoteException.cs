namespace OrderStatusFlow.LocalHost.Remote;

/// <summary>Ends a command that calls a host, with a message for people.</summary>
/// <param name="code">The <see cref="ExitCode"/>.</param>
/// <param name="message">What happened and what to do.</param>
internal sealed class RemoteException(int code, string message) : Exception(message)
{
    public int Code => code;
}
