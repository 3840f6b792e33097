namespace OrderStatusFlow.Core.Logs;

/// <summary>A change was made, but the log of changes did not accept its entry.</summary>
public sealed class ChangeNotLoggedException(Change change, Exception inner)
    : Exception($"The change '{change.What}' was made, but storage did not accept its entry in the log of changes.", inner);
