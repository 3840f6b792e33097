namespace OrderStatusFlow.Jolt;

/// <summary>The Java type of a JSON number.</summary>
internal enum NumberKind : byte
{
    Unknown,
    Int,
    Long,
    Big,
    Double,
}
