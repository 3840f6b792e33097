namespace OrderStatusFlow.Jolt;

/// <summary>What a step of a path leads through.</summary>
internal enum PathStep : byte
{
    /// <summary>A key of an object.</summary>
    Map,

    /// <summary>An index of an array.</summary>
    Index,

    /// <summary>The end of an array (<c>[]</c>).</summary>
    Append,
}
