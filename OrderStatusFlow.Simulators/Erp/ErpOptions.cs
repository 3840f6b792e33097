namespace OrderStatusFlow.Simulators.Erp;

/// <summary>How an ERP simulator starts.</summary>
public sealed record ErpOptions
{
    /// <summary>Port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>How many orders <see cref="OrderGenerator"/> makes at the start and at a reset.</summary>
    public int Orders { get; init; } = 20;

    /// <summary>The generated orders are modified one second apart from here on, in the ERP's local time.</summary>
    public DateTime FirstModified { get; init; } = new(2026, 1, 5, 9, 0, 0);

    /// <summary>Compress answers for clients that accept it: brotli, else gzip.</summary>
    public bool Compress { get; init; }

    /// <summary>What the endpoints demand; see <see cref="ErpLogin"/>. Default: none.</summary>
    public IReadOnlyList<ErpLogin> Logins { get; init; } = [];

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
