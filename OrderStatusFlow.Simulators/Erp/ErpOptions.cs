namespace OrderStatusFlow.Simulators.Erp;

/// <summary>The options of an ERP simulator.</summary>
public sealed record ErpOptions
{
    /// <summary>The port on 127.0.0.1; 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>The number of orders that <see cref="OrderGenerator"/> makes at the start and at a reset.</summary>
    public int Orders { get; init; } = 20;

    /// <summary>When the first generated order was modified, in the ERP's local time. Each later order was modified a second later.</summary>
    public DateTime FirstModified { get; init; } = new(2026, 1, 5, 9, 0, 0);

    /// <summary>True to compress responses for clients that accept it, with brotli or else gzip.</summary>
    public bool Compress { get; init; }

    /// <summary>The logins that endpoints require. Default: none.</summary>
    public IReadOnlyList<ErpLogin> Logins { get; init; } = [];

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
