using System.Text;

namespace OrderStatusFlow.Expressions;

/// <summary>A node of a parsed expression. Values are null, string, long, double, bool, JavaDate or JavaInstant.</summary>
internal abstract class ExpressionNode(int position)
{
    public int Position => position;

    public virtual ValueKind Kind => ValueKind.Text;

    /// <summary>The number of calls from this node to the deepest one.</summary>
    public virtual int Depth => 0;

    public abstract object? Evaluate(Evaluation evaluation);
}

/// <summary>The kind of a value that is known when the expression is parsed.</summary>
internal enum ValueKind
{
    Any,
    Text,
    Number,
    Date,
    Boolean,
}

internal sealed record Evaluation(IReadOnlyDictionary<string, string> Attributes, ExpressionContext Context)
{
    /// <summary>The values of the enclosing iterations over attributes; null outside them.</summary>
    public IteratedValue? Current { get; init; }
}

internal sealed class LiteralNode(int position, object? value) : ExpressionNode(position)
{
    public object? Value => value;

    public override ValueKind Kind => value switch
    {
        bool => ValueKind.Boolean,
        long or double => ValueKind.Number,
        _ => ValueKind.Text,
    };

    public override object? Evaluate(Evaluation evaluation) => value;
}

internal sealed class AttributeNode(int position, ExpressionNode name) : ExpressionNode(position)
{
    public override int Depth { get; } = name.Depth;

    public override object? Evaluate(Evaluation evaluation) =>
        ValueConversion.ToText(name.Evaluate(evaluation)) is { } key && evaluation.Attributes.TryGetValue(key, out var value)
            ? value : null;
}

internal sealed class TemplateNode(int position, IReadOnlyList<ExpressionNode> pieces) : ExpressionNode(position)
{
    public IReadOnlyList<ExpressionNode> Pieces => pieces;

    public override int Depth { get; } = pieces.Max(static piece => piece.Depth);

    public override object? Evaluate(Evaluation evaluation)
    {
        var text = new StringBuilder();
        foreach (var piece in pieces)
        {
            text.Append(ValueConversion.ToText(piece.Evaluate(evaluation)));
            if (text.Length > ExpressionLimits.MaxText)
                throw new ExpressionValueException(piece.Position,
                    $"The text exceeds the limit of {ExpressionLimits.MaxText:N0} characters here.");
        }
        return text.ToString();
    }
}

internal sealed class CallNode(int position, ExpressionFunction function, ExpressionNode? subject, IReadOnlyList<ExpressionNode> arguments)
    : ExpressionNode(position)
{
    // A literal pattern is compiled once, and rejected when the expression is parsed.
    private readonly ExpressionRegex? pattern = function.TakesPattern && arguments[0] is LiteralNode { Value: string written }
        ? ExpressionRegex.Compile(written)
        : null;

    public ExpressionFunction Function => function;

    public ExpressionNode? Subject => subject;

    public IReadOnlyList<ExpressionNode> Arguments => arguments;

    public override ValueKind Kind => function.Result;

    public override int Depth { get; } = Math.Max(subject?.Depth ?? 0,
        arguments.Select(static argument => argument.Depth).DefaultIfEmpty().Max()) + 1;

    public override object? Evaluate(Evaluation evaluation)
    {
        var before = subject?.Evaluate(evaluation);
        try
        {
            evaluation.Context.Budget.CountCall();
            if (before is string read)
                evaluation.Context.Budget.CountRead(read.Length);
            var value = function.Body(new Call(before, arguments, evaluation, pattern) { WithoutSubject = subject is null });
            if (value is string text)
                evaluation.Context.Budget.CountText(text.Length);
            return value;
        }
        catch (FunctionException exception)
        {
            throw new ExpressionValueException(Position, $"The function {function.Name} {exception.Message}.");
        }
    }
}

/// <summary>An evaluation of a function. Arguments are evaluated on access.</summary>
internal readonly record struct Call(object? Subject, IReadOnlyList<ExpressionNode> Arguments, Evaluation Evaluation, ExpressionRegex? Pattern)
{
    /// <summary>True if the function was called without a subject.</summary>
    public bool WithoutSubject { get; init; }

    public string? SubjectText => ValueConversion.ToText(Subject);

    public bool Has(int index) => index < Arguments.Count;

    public object? Value(int index) => Arguments[index].Evaluate(Evaluation);

    public string? Text(int index) => ValueConversion.ToText(Value(index));

    public string Required(int index) =>
        Text(index) ?? throw new FunctionException($"requires a value as argument {index + 1}, but it is null");

    public long Whole(int index) => ValueConversion.ToWhole(Value(index))
        ?? throw new FunctionException($"requires a whole number as argument {index + 1}");

    public ExpressionRegex Regex() => Pattern ?? ExpressionRegex.Compile(Required(0));

    /// <summary>Returns the regular expression; null if the pattern is null.</summary>
    public ExpressionRegex? RegexOrNull() => Pattern ?? (Text(0) is { } written ? ExpressionRegex.Compile(written) : null);
}
