using System.Globalization;

namespace OrderStatusFlow.Expressions;

/// <summary>The guide's "Subjectless Functions" that describe NiFi's host, <c>evaluateELString</c>, and <c>join</c> and <c>count</c>.</summary>
/// <remarks>The host's functions are constants, because a run may continue on another host.</remarks>
internal static class HostFunctions
{
    public static IEnumerable<ExpressionFunction> All { get; } =
    [
        Constant("ip", "127.0.0.1"),
        Constant("hostname", "localhost") with { MaxArguments = 1 },
        Constant("thread", "main"),
        ExpressionFunction.Of("nextInt", 0, static call => call.Evaluation.Context.Budget.Next()) with
        {
            Subjectless = true,
            Result = ValueKind.Number,
        },
        ExpressionFunction.Of("getStateValue", 1, static _ => null) with
        {
            Subjectless = true,
            Check = static _ => throw new FunctionException("is not supported, because flows have no state; use an attribute"),
        },
        ExpressionFunction.Of("getUri", 7, JavaUri.Build) with { Subjectless = true },
        ExpressionFunction.Of("evaluateELString", 0, EvaluateText),
        ExpressionFunction.Of("count", 0, static call => call.Subject is null or false ? 0L : 1L) with
        {
            Subject = ValueKind.Any,
            Result = ValueKind.Number,
            Reduces = true,
        },
        ExpressionFunction.Of("join", 1, static call => call.SubjectText ?? "") with { Reduces = true },
    ];

    /// <summary>Combines the values of several attributes.</summary>
    public static object Reduce(Call call, IReadOnlyList<object?> values) => call.Arguments.Count == 0
        ? (long)values.Count(static value => value is not (null or false))
        : string.Join(call.Text(0), values.Select(ValueConversion.ToText));

    private static ExpressionFunction Constant(string name, string value) =>
        ExpressionFunction.Of(name, 0, _ => value) with { Subjectless = true };

    private static string? EvaluateText(Call call)
    {
        if (call.SubjectText is not { } text)
            return null;
        if (text.Length > ExpressionLimits.MaxLength)
            throw new FunctionException($"evaluates at most {ExpressionLimits.MaxLength:N0} characters");
        var budget = call.Evaluation.Context.Budget;
        budget.EnterEvaluation();
        try
        {
            return ValueConversion.ToText(new ExpressionParser(text).ParseTemplate().Evaluate(call.Evaluation with { Current = null })) ?? "";
        }
        catch (ExpressionSyntaxException exception)
        {
            throw new FunctionException(string.Create(CultureInfo.InvariantCulture,
                $"has a subject that is not a valid expression: {exception.Message.TrimEnd('.')} (position {exception.Position})"));
        }
        finally
        {
            budget.LeaveEvaluation();
        }
    }
}
