namespace OrderStatusFlow.Expressions.Help;

/// <summary>The help of the logic functions.</summary>
internal static class LogicHelp
{
    public static IReadOnlyList<FunctionHelp> All { get; } =
    [
        new("isNull", [], "True if the subject has no value."),
        new("notNull", [], "True if the subject has a value."),
        new("isEmpty", [], "True if the subject has no value, or only white space."),
        new("equals", ["value"], "True if the subject equals the value."),
        new("equalsIgnoreCase", ["value"], "True if the subject equals the value when case is ignored."),
        new("in", ["value..."], "True if the subject equals one of the values."),
        new("gt", ["number"], "True if the subject is greater than the number."),
        new("ge", ["number"], "True if the subject is greater than or equal to the number."),
        new("lt", ["number"], "True if the subject is less than the number."),
        new("le", ["number"], "True if the subject is less than or equal to the number."),
        new("and", ["condition"], "True if the subject and the condition are true."),
        new("or", ["condition"], "True if the subject or the condition is true."),
        new("not", [], "True if the subject is not true."),
        new("isJson", [], "True if the subject is a JSON object or array."),
        new("ifElse", ["valueIfTrue", "valueIfFalse"], "The first value if the subject is true, otherwise the second one."),
    ];
}
