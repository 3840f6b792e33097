namespace OrderStatusFlow.Core.Runs;

/// <summary>A piece of work with effects, named so that histories can tell of it. Input and output are plain data: references, never payloads or secrets.</summary>
/// <param name="Name">Stable over releases: it stands in histories.</param>
/// <param name="Run">The work. It may be done again after a crash, so its effects must bear repeating.</param>
/// <param name="KeepsOwnRecord">True when doing it again costs nothing because it finds its own earlier result; a host need not record it then.</param>
public sealed record Activity<TIn, TOut>(string Name, Func<RunActivities, TIn, CancellationToken, Task<TOut>> Run, bool KeepsOwnRecord = false);
