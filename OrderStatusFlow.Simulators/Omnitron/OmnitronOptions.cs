namespace OrderStatusFlow.Simulators.Omnitron;

/// <summary>The options of an Omnitron simulator.</summary>
public sealed record OmnitronOptions
{
    /// <summary>The port on 127.0.0.1; 0 for a free one.</summary>
    public int Port { get; init; }

    public string Username { get; init; } = "flow";

    public string Password { get; init; } = "omnitron-password";

    /// <summary>The lifetime of a token; null if tokens expire only by <see cref="OmnitronSimulator.ExpireTokens"/>.</summary>
    public TimeSpan? TokenLifetime { get; init; }

    /// <summary>The duration of a bulk status update. A client that disconnects does not stop it.</summary>
    public TimeSpan PatchDelay { get; init; }

    /// <summary>True if only seeded and created items exist, and others receive 404. Otherwise every id exists.</summary>
    public bool ClosedWorld { get; init; }

    /// <summary>The items that exist from the start, and again after a reset.</summary>
    public IReadOnlyList<OmnitronSeed> Items { get; init; } = [];

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
