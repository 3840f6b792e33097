namespace OrderStatusFlow.Expressions.Help;

/// <summary>The help of the number functions.</summary>
internal static class NumberHelp
{
    public static IReadOnlyList<FunctionHelp> All { get; } =
    [
        new("plus", ["number"], "The sum of the subject and the number."),
        new("minus", ["number"], "The subject less the number."),
        new("multiply", ["number"], "The product of the subject and the number."),
        new("divide", ["number"], "The quotient; of whole numbers, without its fraction."),
        new("mod", ["number"], "The remainder of the division by the number."),
        new("toNumber", [], "The subject as a whole number."),
        new("toDecimal", [], "The subject as a decimal number."),
        new("toRadix", ["base", "width?"], "The whole number in a base from 2 to 36, with leading zeros up to the width."),
        new("fromRadix", ["base"], "The whole number that the subject has in a base from 2 to 36."),
        new("math", ["function", "number?"], "A function of java.lang.Math, such as abs, round, max or pow."),
        new("random", [], "A random whole number that is not negative."),
    ];
}
