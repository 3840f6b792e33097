namespace OrderStatusFlow.Expressions;

/// <summary><c>math(name, argument)</c>: calls a function of java.lang.Math by its name, with one or two numbers.</summary>
internal static class JavaMath
{
    public static object? Apply(Call call)
    {
        if (ValueConversion.ToNumber(call.Subject) is not { } subject || call.Text(0) is not { } name)
            return null;
        if (!call.Has(1))
            return subject is long integer && name == "abs"
                ? (integer < 0 ? unchecked(-integer) : integer) : Of(name, ValueConversion.ToReal(subject)!.Value);
        return ValueConversion.ToNumber(call.Value(1)) is not { } argument ? null : (name, subject, argument) switch
        {
            ("max", long a, long b) => (object)Math.Max(a, b),
            ("min", long a, long b) => Math.Min(a, b),
            _ => Of(name, ValueConversion.ToReal(subject)!.Value, ValueConversion.ToReal(argument)!.Value),
        };
    }

    private static object Of(string name, double x) => name switch
    {
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
        "hypot" => double.Hypot(x, y),
        _ => throw new FunctionException($"does not support '{ValueConversion.Cut(name)}' with two numbers"),
    };
}
