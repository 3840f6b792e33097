namespace OrderStatusFlow.Jolt;

/// <summary>How a list came to be, because the reference's lists differ in what they allow.</summary>
internal enum ListKind
{
    /// <summary>Parsed or built; grows and shrinks.</summary>
    Growing,

    /// <summary>From <c>split</c> and <c>toList</c>: elements may be set, the size is fixed.</summary>
    Fixed,

    /// <summary>From <c>sort</c> of modify: printed as an array, but no list to later steps.</summary>
    Native,
}
