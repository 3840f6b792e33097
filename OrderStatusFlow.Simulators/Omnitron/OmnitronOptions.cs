namespace OrderStatusFlow.Simulators.Omnitron;

/// <summary>How an Omnitron simulator starts.</summary>
public sealed record OmnitronOptions
{
    /// <summary>Port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    public string Username { get; init; } = "flow";

    public string Password { get; init; } = "omnitron-password";

    /// <summary>How long a token lives; null for until it is expired by hand.</summary>
    public TimeSpan? TokenLifetime { get; init; }

    /// <summary>How long a bulk status update takes. A client that goes away meanwhile does not stop it.</summary>
    public TimeSpan PatchDelay { get; init; }

    /// <summary>Only seeded and created items exist; others answer 404. Otherwise any id exists.</summary>
    public bool ClosedWorld { get; init; }

    /// <summary>Items that exist from the start, and again after a reset.</summary>
    public IReadOnlyList<OmnitronSeed> Items { get; init; } = [];

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
