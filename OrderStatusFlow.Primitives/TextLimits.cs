namespace OrderStatusFlow;

/// <summary>How much text a run carries and keeps. Lengths are UTF-16 characters unless a name says bytes; docs/limits.md lists them.</summary>
/// <remarks>Together they keep a row's log line below the 4 MiB of one append, and a run's log below the 32,768 characters of one table property, whatever the content.</remarks>
public static class TextLimits
{
    /// <summary>A message of a failure, a step or a row; the rest is cut.</summary>
    public const int MaxMessageLength = 2_000;

    /// <summary>The place of a failure, such as a JSON path; the rest is cut.</summary>
    public const int MaxPlaceLength = 500;

    /// <summary>An order number in the log; the rest is cut, and the order is not found by its number.</summary>
    public const int MaxOrderNumberLength = 4_096;

    /// <summary>The part of Omnitron's response that a row's log keeps, in bytes.</summary>
    public const int MaxResponseBytes = 4_096;

    /// <summary>The request body that a row's log keeps, in bytes; a longer one is sent, and left out of the log.</summary>
    public const int MaxLoggedBodyBytes = 256 << 10;

    /// <summary>Attributes of a row's log; further ones are left out.</summary>
    public const int MaxLoggedAttributes = 64;

    /// <summary>The value of an attribute in a row's log; the rest is cut.</summary>
    public const int MaxLoggedAttributeLength = 4_096;

    /// <summary>The name of an attribute; a script that sets a longer one fails.</summary>
    public const int MaxAttributeNameLength = 256;

    /// <summary>The value of an attribute; a script that sets a longer one fails.</summary>
    public const int MaxAttributeLength = 65_536;

    /// <summary>The names and values of all attributes of a run; a script that exceeds it fails.</summary>
    public const int MaxAttributesLength = 262_144;
}
