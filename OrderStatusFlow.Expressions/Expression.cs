namespace OrderStatusFlow.Expressions;

/// <summary>A parsed text with NiFi expressions, such as <c>orders/${number:isEmpty():ifElse('changed', 'one')}</c>.</summary>
/// <remarks>
/// The language is the Apache NiFi Expression Language of NiFi 1 (its guide: nifi.apache.org/docs, "Expression Language Guide").
/// Differences: a missing attribute is never read from the environment, an unterminated expression is
/// an error instead of text, and functions that read the host return constants. docs/expressions.md lists all.
/// Instances are immutable and thread-safe.
/// </remarks>
public sealed class Expression
{
    private readonly ExpressionNode root;

    private Expression(string text, ExpressionNode root, IReadOnlyList<Failure> warnings) => (Text, this.root, Warnings) = (text, root, warnings);

    /// <summary>The original text.</summary>
    public string Text { get; }

    /// <summary>What is valid in the text, but probably not intended, such as a time zone that does not exist. The code is <c>expression.warning</c>; there is
    /// no place.</summary>
    public IReadOnlyList<Failure> Warnings { get; }

    /// <summary>True if the text contains no expression, so that its value is constant.</summary>
    public bool IsConstant => root is LiteralNode;

    /// <summary>Parses a text.</summary>
    /// <returns>The expression, or a failure <c>expression.syntax</c> whose place is <c>position N</c> (zero-based, in characters) and
    /// whose message says what was expected.</returns>
    public static Result<Expression> Parse(string text)
    {
        if (text.Length > ExpressionLimits.MaxLength)
        {
            return new Failure("expression.syntax",
                $"A text with expressions may have at most {ExpressionLimits.MaxLength:N0} characters, but this one has {text.Length:N0}.")
            { Place = $"position {ExpressionLimits.MaxLength}" };
        }
        try
        {
            var parser = new ExpressionParser(text);
            return new Expression(text, parser.ParseTemplate(), parser.Warnings);
        }
        catch (ExpressionSyntaxException exception)
        {
            return new Failure("expression.syntax", exception.Message) { Place = $"position {exception.Position}" };
        }
    }

    /// <summary>Replaces every expression by its value. A null value becomes the empty text.</summary>
    /// <returns>The text, or a failure <c>expression.value</c> if a function cannot handle its arguments or a limit is exceeded.</returns>
    public Result<string> Evaluate(IReadOnlyDictionary<string, string> attributes, ExpressionContext context)
    {
        context.Budget.Start();
        try
        {
            var text = ValueConversion.ToText(root.Evaluate(new Evaluation(attributes, context))) ?? "";
            if (!IsConstant)
                context.Budget.CountText(text.Length);
            // A function such as substring can split a surrogate pair. NiFi writes the half as a question mark.
            return SafeText.ReplaceUnpairedSurrogates(text, '?');
        }
        catch (FunctionException beyond)
        {
            return new Failure("expression.value", $"The text {beyond.Message}.") { Place = "position 0" };
        }
        catch (ExpressionValueException exception)
        {
            return new Failure("expression.value", exception.Message) { Place = $"position {exception.Position}" };
        }
        finally
        {
            context.Budget.Stop();
        }
    }

    /// <summary>Returns the text with the same value in place of each expression.</summary>
    public string Substitute(string value)
    {
        IReadOnlyList<ExpressionNode> pieces = root is TemplateNode template ? template.Pieces : [root];
        return string.Concat(pieces.Select(piece => piece is LiteralNode { Value: string literal } ? literal : value));
    }

    /// <summary>Returns the pieces in order: the text of each, and whether it is the value of an expression or a literal.</summary>
    /// <exception cref="ExpressionValueException">A function cannot handle its arguments, or a limit is exceeded.</exception>
    internal IReadOnlyList<(bool IsValue, string Text)> EvaluatePieces(IReadOnlyDictionary<string, string> attributes,
        ExpressionContext context)
    {
        context.Budget.Start();
        try
        {
            var evaluation = new Evaluation(attributes, context);
            IReadOnlyList<ExpressionNode> pieces = root is TemplateNode template ? template.Pieces : [root];
            return [.. pieces.Select(piece => (piece is not LiteralNode,
                SafeText.ReplaceUnpairedSurrogates(ValueConversion.ToText(piece.Evaluate(evaluation)) ?? "", '?')))];
        }
        finally
        {
            context.Budget.Stop();
        }
    }
}
