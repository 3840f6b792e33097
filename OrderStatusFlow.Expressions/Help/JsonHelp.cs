namespace OrderStatusFlow.Expressions.Help;

/// <summary>The help of the functions for JSON.</summary>
internal static class JsonHelp
{
    public static IReadOnlyList<FunctionHelp> All { get; } =
    [
        new("jsonPath", ["path"], "The value at a JSONPath of the subject, which is JSON; empty without one."),
        new("jsonPathDelete", ["path"], "The JSON of the subject without the values at the path."),
        new("jsonPathSet", ["path", "value"], "The JSON of the subject with the value at the path."),
        new("jsonPathAdd", ["path", "value"], "The JSON of the subject with the value at the end of the array at the path."),
        new("jsonPathPut", ["path", "key", "value"], "The JSON of the subject with the value under the key of the object at the path."),
    ];
}
