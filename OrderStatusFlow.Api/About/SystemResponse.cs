using OrderStatusFlow.Api.Health;

namespace OrderStatusFlow.Api.About;

/// <summary>The host: its versions, settings, limits and secrets. It has no value of a secret.</summary>
/// <param name="Version">The version of the product.</param>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="OperatingSystem">The operating system.</param>
/// <param name="Processors">The number of processors.</param>
/// <param name="Now">The host's time.</param>
/// <param name="Engines">The engines of this host.</param>
/// <param name="Settings">The settings of this host.</param>
/// <param name="Limits">The limits of requests, definitions and logs.</param>
/// <param name="Secrets">The secrets that flows name or the host has, sorted by name.</param>
public sealed record SystemResponse(
    string Version,
    string Runtime,
    string OperatingSystem,
    int Processors,
    DateTimeOffset Now,
    EngineHealth Engines,
    IReadOnlyList<SystemSetting> Settings,
    IReadOnlyList<SystemLimit> Limits,
    IReadOnlyList<SystemSecret> Secrets);
