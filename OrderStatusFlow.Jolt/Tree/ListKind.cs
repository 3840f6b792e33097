namespace OrderStatusFlow.Jolt;

/// <summary>The kind of a list. The reference's lists differ in the operations that they allow.</summary>
internal enum ListKind
{
    /// <summary>A parsed or created list, which can grow and shrink.</summary>
    Growing,

    /// <summary>The result of <c>split</c> and <c>toList</c>. Elements can be set, but the size is fixed.</summary>
    Fixed,

    /// <summary>The result of modify's <c>sort</c>. Written as an array, but not a list for later steps.</summary>
    Native,
}
