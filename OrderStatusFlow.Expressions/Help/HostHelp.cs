namespace OrderStatusFlow.Expressions.Help;

/// <summary>The help of the functions for hosts, URIs and several attributes.</summary>
internal static class HostHelp
{
    public static IReadOnlyList<FunctionHelp> All { get; } =
    [
        new("ip", [], "127.0.0.1 on every host."),
        new("hostname", ["fullyQualified?"], "localhost on every host."),
        new("thread", [], "main on every host."),
        new("nextInt", [], "The next whole number, counted from 0 in each request or document."),
        new("getStateValue", ["key"], "Not supported, because flows have no state."),
        new("getUri", ["scheme", "userInfo", "host", "port", "path", "query", "fragment"], "The URI of these parts."),
        new("evaluateELString", [], "The subject with the values of its expressions."),
        new("count", [], "The number of values of several attributes."),
        new("join", ["separator"], "The values of several attributes, with the separator between them."),
        new("anyAttribute", ["name..."], "The values of the named attributes; the condition holds if it holds for one of them."),
        new("allAttributes", ["name..."], "The values of the named attributes; the condition holds if it holds for all of them."),
        new("anyMatchingAttribute", ["pattern..."], "As anyAttribute, for the attributes whose names match a regular expression."),
        new("allMatchingAttributes", ["pattern..."], "As allAttributes, for the attributes whose names match a regular expression."),
        new("anyDelineatedValue", ["text", "delimiter"], "As anyAttribute, for the parts of a delimited text."),
        new("allDelineatedValues", ["text", "delimiter"], "As allAttributes, for the parts of a delimited text."),
    ];
}
