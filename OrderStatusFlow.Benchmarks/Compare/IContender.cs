namespace OrderStatusFlow.Benchmarks.Compare;

/// <summary>A program that writes the ERP's orders to Omnitron.</summary>
internal interface IContender
{
    /// <summary>What it is, for the report.</summary>
    string Name { get; }

    /// <summary>Writes all orders once.</summary>
    /// <returns>The time by its own clock.</returns>
    Task<TimeSpan> RunAsync(CancellationToken cancellation);
}
