namespace OrderStatusFlow.Core.Logs;

/// <summary>A row that a search found.</summary>
/// <param name="Batch">The number of its batch.</param>
/// <param name="Row">Its columns.</param>
/// <param name="Line">Its line in the log of its batch; empty if the search did not read the log.</param>
internal readonly record struct FoundRow(int Batch, LoggedRow Row, ReadOnlyMemory<byte> Line);
