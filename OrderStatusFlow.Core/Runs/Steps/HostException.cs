namespace OrderStatusFlow.Core.Runs.Steps;

/// <summary>An exception as plain data.</summary>
/// <param name="Type">The name of the exception's type.</param>
/// <param name="Message">The exception's message.</param>
public sealed record HostException(string Type, string Message);
