namespace OrderStatusFlow.Expressions;

/// <summary>The guide's "Mathematical Operations": 64-bit integers, and decimals as double. Null if either side is not a number.</summary>
internal static class NumberFunctions
{
    public static IEnumerable<ExpressionFunction> All { get; } =
    [
        Arithmetic("plus", (a, b) => unchecked(a + b), (a, b) => a + b),
        Arithmetic("minus", (a, b) => unchecked(a - b), (a, b) => a - b),
        Arithmetic("multiply", (a, b) => unchecked(a * b), (a, b) => a * b),
        Arithmetic("divide", (a, b) => b == -1 ? unchecked(-a) : a / NotZero(b), (a, b) => a / b),
        Arithmetic("mod", (a, b) => b == -1 ? 0 : a % NotZero(b), (a, b) => a % b),
        ExpressionFunction.Of("toNumber", 0, call =>
            ValueConversion.ToWhole(call.Subject)) with { Subject = ValueKind.Number, Result = ValueKind.Number },
        ExpressionFunction.Of("toDecimal", 0, call =>
            ValueConversion.ToReal(call.Subject)) with { Subject = ValueKind.Number, Result = ValueKind.Number },
        ExpressionFunction.Of("toRadix", 1, Radix.To) with { MaxArguments = 2, Subject = ValueKind.Number },
        ExpressionFunction.Of("fromRadix", 1, Radix.From) with { Result = ValueKind.Number },
        ExpressionFunction.Of("math", 1, JavaMath.Apply) with
        {
            MaxArguments = 2, SubjectOptional = true, Subject = ValueKind.Number, Result = ValueKind.Number,
        },
        // The lowest byte of a UUID's second half is not fully random.
        ExpressionFunction.Of("random", 0, call => (long)(BitConverter.ToUInt64(call.Evaluation.Context.NewId().ToByteArray(),
            8) >> 8)) with { Subjectless = true, Result = ValueKind.Number },
    ];

    private static ExpressionFunction Arithmetic(string name, Func<long, long, long> integer, Func<double, double, double> real) =>
        ExpressionFunction.Of(name, 1, call =>
        {
            if (ValueConversion.ToNumber(call.Subject) is not { } left || ValueConversion.ToNumber(call.Value(0)) is not { } right)
                return null;
            if (left is long a && right is long b)
                return integer(a, b);
            return real(ValueConversion.ToReal(left)!.Value, ValueConversion.ToReal(right)!.Value);
        }) with
        { Subject = ValueKind.Number, Result = ValueKind.Number };

    private static long NotZero(long divisor) => divisor != 0 ? divisor : throw new FunctionException("cannot divide by zero");
}
