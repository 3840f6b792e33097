namespace OrderStatusFlow.LocalHost.Remote;

/// <summary>The result of importing a flow.</summary>
/// <param name="Name">The flow's name.</param>
/// <param name="Result">created, changed, unchanged, deleted or refused; with --dry what would become of it.</param>
/// <param name="Version">The version on the host; null before the first one.</param>
/// <param name="Errors">Why it was refused, with JSON paths.</param>
/// <param name="Warnings">What is valid but probably not intended.</param>
internal sealed record FlowResult(string Name, string Result, string? Version, IReadOnlyList<string> Errors, IReadOnlyList<string> Warnings)
{
    public const string Refusal = "refused";

    public bool IsRefused => Result == Refusal;

    public static FlowResult Refused(string name, RemoteResponse response) => new(name, Refusal, null, response.Errors(), []);
}
