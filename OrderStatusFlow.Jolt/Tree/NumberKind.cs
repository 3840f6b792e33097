namespace OrderStatusFlow.Jolt;

/// <summary>The Java type a JSON number is read as.</summary>
internal enum NumberKind : byte
{
    Unknown,
    Int,
    Long,
    Big,
    Double,
}
