namespace OrderStatusFlow;

/// <summary>The maximum lengths of a run's text. Lengths are in UTF-16 characters, or in bytes where the name says so. See
/// docs/limits.md.</summary>
/// <remarks>These limits keep a row's log line below the 4 MiB of one append, and a run's log below the 32,768 characters of one table
/// property, for any content.</remarks>
public static class TextLimits
{
    /// <summary>The message of a failure, a step or a row. A longer one is truncated.</summary>
    public const int MaxMessageLength = 2_000;

    /// <summary>The place of a failure, such as a JSON path. A longer one is truncated.</summary>
    public const int MaxPlaceLength = 500;

    /// <summary>An order number in the log. A longer one is truncated, and the order cannot be found by its number.</summary>
    public const int MaxOrderNumberLength = 4_096;

    /// <summary>Omnitron's response in a row's log, in bytes. A longer one is truncated.</summary>
    public const int MaxResponseBytes = 4_096;

    /// <summary>The request body in a row's log, in bytes. A longer one is sent but not logged.</summary>
    public const int MaxLoggedBodyBytes = 256 << 10;

    /// <summary>The number of attributes in a row's log. Further ones are not logged.</summary>
    public const int MaxLoggedAttributes = 64;

    /// <summary>The value of an attribute in a row's log. A longer one is truncated.</summary>
    public const int MaxLoggedAttributeLength = 4_096;

    /// <summary>The number of requests in a row's log. Of more, the first and the last ones are logged.</summary>
    public const int MaxLoggedAttempts = 20;

    /// <summary>The reason of a failed request in a row's log. A longer one is truncated.</summary>
    public const int MaxCauseLength = 200;

    /// <summary>The text that an order script printed, in a row's log. A longer one is truncated.</summary>
    public const int MaxLoggedPrintedLength = 4_096;

    /// <summary>The name of an attribute. A script that sets a longer one fails.</summary>
    public const int MaxAttributeNameLength = 256;

    /// <summary>The value of an attribute. A script that sets a longer one fails.</summary>
    public const int MaxAttributeLength = 65_536;

    /// <summary>The names and values of all attributes of a run together. A script that exceeds it fails.</summary>
    public const int MaxAttributesLength = 262_144;
}
