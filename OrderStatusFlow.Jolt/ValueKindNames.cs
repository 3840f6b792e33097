namespace OrderStatusFlow.Jolt;

/// <summary>Describes values in messages.</summary>
internal static class ValueKindNames
{
    public static string Kind(object? value) => value switch
    {
        null => "null or missing",
        string { Length: 0 } => "an empty text",
        string => "a text",
        bool => "true or false",
        JoltNumber => "a number",
        JoltArray => "an array",
        _ => "an object",
    };
}
