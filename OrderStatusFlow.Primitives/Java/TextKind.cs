namespace OrderStatusFlow.Java;

/// <summary>The characters of a text that decide how a pattern is translated.</summary>
internal enum TextKind
{
    /// <summary>No surrogates, and <c>\n</c> as the only line terminator. The translation then mostly avoids look-around.</summary>
    Plain,

    /// <summary>No surrogates.</summary>
    Basic,

    /// <summary>Any text.</summary>
    Any,
}
