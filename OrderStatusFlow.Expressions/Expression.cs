namespace OrderStatusFlow.Expressions;

/// <summary>A text with NiFi expressions, such as <c>orders/${number:isEmpty():ifElse('changed', 'one')}</c>.</summary>
/// <remarks>
/// The language is the Apache NiFi Expression Language (its guide: nifi.apache.org/docs, "Expression Language Guide").
/// Where this differs: an attribute that is missing is never looked up in the environment, an expression that does not end is
/// an error rather than text, and functions that read the host or many attributes at once do not exist.
/// Instances are immutable and safe to share.
/// </remarks>
public sealed class Expression
{
    private readonly ExpressionNode root;

    private Expression(string text, ExpressionNode root) => (Text, this.root) = (text, root);

    /// <summary>The text it was read from.</summary>
    public string Text { get; }

    /// <summary>True when the text holds no expression, so that it always gives the same.</summary>
    public bool IsConstant => root is LiteralNode;

    /// <summary>Reads a text.</summary>
    /// <returns>A failure <c>expression.syntax</c> whose place is <c>position N</c> (characters from the start, the first is 0) and whose message names what was expected.</returns>
    public static Result<Expression> Parse(string text)
    {
        if (text.Length > ExpressionLimits.MaxLength)
        {
            return new Failure("expression.syntax", $"A text with expressions may have {ExpressionLimits.MaxLength:N0} characters; this one has {text.Length:N0}.")
            { Place = $"position {ExpressionLimits.MaxLength}" };
        }
        try
        {
            return new Expression(text, new ExpressionParser(text).ParseTemplate());
        }
        catch (ExpressionSyntaxException exception)
        {
            return new Failure("expression.syntax", exception.Message) { Place = $"position {exception.Position}" };
        }
    }

    /// <summary>The text with every expression replaced by its value; null becomes the empty text.</summary>
    /// <returns>A failure <c>expression.value</c> when a function cannot work with its arguments, or a limit is exceeded.</returns>
    public Result<string> Evaluate(IReadOnlyDictionary<string, string> attributes, ExpressionContext context)
    {
        context.Budget.Start();
        try
        {
            var text = ValueConversion.ToText(root.Evaluate(new Evaluation(attributes, context))) ?? "";
            if (!IsConstant)
                context.Budget.CountText(text.Length);
            // A function such as substring may cut a character in half.
            return SafeText.ReplaceUnpairedSurrogates(text);
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

    /// <summary>The pieces in order: whether each is a value (of an expression) or written out, and its text.</summary>
    /// <exception cref="ExpressionValueException">A function cannot work with its arguments, or a limit is exceeded.</exception>
    internal IReadOnlyList<(bool IsValue, string Text)> EvaluatePieces(IReadOnlyDictionary<string, string> attributes, ExpressionContext context)
    {
        context.Budget.Start();
        try
        {
            var evaluation = new Evaluation(attributes, context);
            IReadOnlyList<ExpressionNode> pieces = root is TemplateNode template ? template.Pieces : [root];
            return [.. pieces.Select(piece => (piece is not LiteralNode, ValueConversion.ToText(piece.Evaluate(evaluation)) ?? ""))];
        }
        finally
        {
            context.Budget.Stop();
        }
    }
}
