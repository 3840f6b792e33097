namespace OrderStatusFlow.Expressions;

/// <summary><c>math(name, argument)</c>: calls a function of java.lang.Math by its name, with one or two numbers.</summary>
internal static class JavaMath
{
    public static object? Apply(Call call)
    {
        if (call.WithoutSubject)
        {
            return call.Text(0) is "random" && !call.Has(1)
                ? (BitConverter.ToUInt64(call.Evaluation.Context.NewId().ToByteArray(), 8) >> 11) / (double)(1UL << 53)
                : throw new FunctionException("without a subject supports only math('random')");
        }
        if (ValueConversion.ToNumber(call.Subject) is not { } subject || call.Text(0) is not { } name)
            return null;
        if (!call.Has(1))
            return (subject is long integer ? Of(name, integer) : null) ?? Of(name, ValueConversion.ToReal(subject)!.Value);
        return ValueConversion.ToNumber(call.Value(1)) is not { } argument ? null : (name, subject, argument) switch
        {
            ("max", long a, long b) => (object)Math.Max(a, b),
            ("min", long a, long b) => Math.Min(a, b),
            (_, long a, long b) when Of(name, a, b) is { } exact => exact,
            ("scalb", double a, long b) => Math.ScaleB(a, (int)Math.Clamp(b, -5000, 5000)),
            _ => Of(name, ValueConversion.ToReal(subject)!.Value, ValueConversion.ToReal(argument)!.Value),
        };
    }

    private static object? Of(string name, long x) => name switch
    {
        "abs" => x < 0 ? unchecked(-x) : x,
        "negateExact" => Exact(-(Int128)x),
        "incrementExact" => Exact((Int128)x + 1),
        "decrementExact" => Exact((Int128)x - 1),
        "toIntExact" => x is >= int.MinValue and <= int.MaxValue ? x : throw Overflow(),
        _ => null,
    };

    private static object? Of(string name, long x, long y) => name switch
    {
        "addExact" => Exact((Int128)x + y),
        "subtractExact" => Exact((Int128)x - y),
        "multiplyExact" => Exact((Int128)x * y),
        "multiplyHigh" => (long)(((Int128)x * y) >> 64),
        "floorDiv" or "floorMod" when y == 0 => throw new FunctionException("cannot divide by zero"),
        "floorDiv" => y == -1 ? unchecked(-x) : (x / y) - (x % y != 0 && (x < 0) != (y < 0) ? 1 : 0),
        "floorMod" => y == -1 ? 0 : x % y is var rest && rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest,
        _ => null,
    };

    private static long Exact(Int128 value) => value >= long.MinValue && value <= long.MaxValue ? (long)value : throw Overflow();

    private static FunctionException Overflow() => new("has a result that is outside the range of whole numbers");

    private static object Of(string name, double x) => name switch
    {
        "acos" => Math.Acos(x),
        "asin" => Math.Asin(x),
        "atan" => Math.Atan(x),
        "cosh" => Math.Cosh(x),
        "sinh" => Math.Sinh(x),
        "tanh" => Math.Tanh(x),
        "expm1" => double.ExpM1(x),
        "log1p" => double.LogP1(x),
        "nextUp" => Math.BitIncrement(x),
        "nextDown" => Math.BitDecrement(x),
        "ulp" => double.IsFinite(x) ? Math.BitIncrement(Math.Abs(x)) - Math.Abs(x) : Math.Abs(x),
        "getExponent" => double.IsFinite(x) ? Math.Max(-1023L, x == 0 ? -1023 : Math.ILogB(x)) : 1024L,
        "abs" => Math.Abs(x),
        "cbrt" => Math.Cbrt(x),
        "ceil" => Math.Ceiling(x),
        "exp" => Math.Exp(x),
        "floor" => Math.Floor(x),
        "log" => Math.Log(x),
        "log10" => Math.Log10(x),
        "rint" => Math.Round(x, MidpointRounding.ToEven),
        "round" => ValueConversion.ToWhole(Math.Floor(x + 0.5))!,
        "signum" => double.IsNaN(x) ? x : (double)Math.Sign(x),
        "sqrt" => Math.Sqrt(x),
        "sin" => Math.Sin(x),
        "cos" => Math.Cos(x),
        "tan" => Math.Tan(x),
        "toDegrees" => x * 180 / Math.PI,
        "toRadians" => x * Math.PI / 180,
        _ => throw new FunctionException($"does not support '{ValueConversion.Cut(name)}' with one number"),
    };

    private static double Of(string name, double x, double y) => name switch
    {
        "max" => Math.Max(x, y),
        "min" => Math.Min(x, y),
        "pow" => Math.Pow(x, y),
        "atan2" => Math.Atan2(x, y),
        "IEEEremainder" => Math.IEEERemainder(x, y),
        "copySign" => Math.CopySign(x, y),
        "nextAfter" => x == y ? y : y > x ? Math.BitIncrement(x) : Math.BitDecrement(x),
        "hypot" => double.Hypot(x, y),
        _ => throw new FunctionException($"does not support '{ValueConversion.Cut(name)}' with two numbers"),
    };
}
