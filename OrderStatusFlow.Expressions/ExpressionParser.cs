using System.Text;

namespace OrderStatusFlow.Expressions;

/// <summary>Parses text with <c>${...}</c> by recursive descent.</summary>
internal sealed class ExpressionParser(string text, int origin = 0, int depth = 0)
{
    private readonly ExpressionScanner scanner = new(text, origin);
    private readonly List<Failure> warnings = [];

    /// <summary>See <see cref="Expression.Warnings"/>.</summary>
    public IReadOnlyList<Failure> Warnings => warnings;

    /// <param name="quoted">True for a text in quotes, whose dollar signs have other rules.</param>
    public ExpressionNode ParseTemplate(bool quoted = false)
    {
        var pieces = new List<ExpressionNode>();
        var literal = new StringBuilder();
        var literalAt = 0;
        while (!scanner.IsAtEnd)
        {
            if (scanner.Peek() != '$')
            {
                literal.Append(scanner.Read());
                continue;
            }
            var dollars = 0;
            while (scanner.Peek(dollars) == '$')
                dollars++;
            var isExpression = dollars % 2 == 1 && scanner.Peek(dollars) == '{';
            literal.Append('$', isExpression ? dollars - 1 : dollars);
            scanner.Skip(isExpression ? dollars - 1 : dollars);
            if (!isExpression)
                continue;
            var expression = ParseExpression(depth);
            Flush(DollarSigns.Before(literal.ToString(), expression is AttributeNode, quoted));
            pieces.Add(expression);
            literalAt = scanner.Position;
        }
        if (pieces.Count == 0)
            return new LiteralNode(origin, DollarSigns.Alone(literal.ToString(), quoted));
        Flush(DollarSigns.After(literal.ToString(), quoted));
        return pieces.Count == 1 ? pieces[0] : new TemplateNode(origin, pieces);

        void Flush(string meant)
        {
            if (meant.Length > 0)
                pieces.Add(new LiteralNode(origin + literalAt, meant));
            literal.Clear();
        }
    }

    private ExpressionNode ParseExpression(int level)
    {
        var start = scanner.Position;
        if (level >= ExpressionLimits.MaxNesting)
            throw scanner.Error(start, $"Expressions may be nested at most {ExpressionLimits.MaxNesting} deep.");
        scanner.Skip(2);
        scanner.SkipSpace();
        var node = ParseSubject(level);
        scanner.SkipSpace();
        while (scanner.Peek() == ':')
        {
            scanner.Skip();
            scanner.SkipSpace();
            if (node is CallNode { Function: { Reduces: true } reduced })
            {
                throw scanner.Error(scanner.Position, $"No function may follow {reduced.Name}. Write ${{literal(${{...:{reduced.Name}(...)}}):...}} instead.");
            }
            var callStart = scanner.Position;
            node = ParseCall(node, scanner.ReadName("the name of a function"), callStart, level);
            scanner.SkipSpace();
        }
        if (scanner.Peek() != '}')
        {
            throw scanner.Peek() is null
                ? scanner.Error(start, "This expression does not end: expected '}'. Write $${ for the text ${ itself.")
                : scanner.Error(scanner.Position, $"Expected ':' and a function, or '}}', but found '{scanner.Peek()}'.");
        }
        scanner.Skip();
        try
        {
            return IterationNode.Wrap(node);
        }
        catch (FunctionException exception)
        {
            throw scanner.Error(start, $"The attributes of this expression {exception.Message}.");
        }
    }

    private ExpressionNode ParseSubject(int level)
    {
        var start = scanner.Position;
        if (scanner.Peek() == '$' && scanner.Peek(1) == '{')
            return new AttributeNode(origin + start, ParseExpression(level + 1));
        if (scanner.Peek() is '\'' or '"')
            return new AttributeNode(origin + start, ParseString(level));
        var name = scanner.ReadName("the name of an attribute or of a function without subject, such as now()");
        scanner.SkipSpace();
        if (scanner.Peek() != '(')
            return new AttributeNode(origin + start, new LiteralNode(origin + start, name));
        if (AttributesNode.Names.Contains(name))
            return ParseAttributes(name, start, level);
        return ParseCall(null, name, start, level);
    }

    private AttributesNode ParseAttributes(string name, int start, int level)
    {
        var arguments = ParseArguments(name, level);
        var two = name.EndsWith("DelineatedValue", StringComparison.Ordinal) || name.EndsWith("DelineatedValues", StringComparison.Ordinal);
        if (two ? arguments.Count != 2 : arguments.Count == 0)
            throw scanner.Error(start, $"The function {name} takes {(two ? "2" : "1 or more")} arguments, but got {arguments.Count}.");
        return new AttributesNode(origin + start, name, arguments);
    }

    private CallNode ParseCall(ExpressionNode? subject, string name, int start, int level)
    {
        if (!ExpressionFunction.All.TryGetValue(name, out var function))
            throw scanner.Error(start, $"There is no function '{ValueConversion.Cut(name)}'{Nearest(name)}");
        if (subject is null && !function.Subjectless && !function.SubjectOptional)
            throw scanner.Error(start, $"The function {name} requires a subject: write ${{attribute:{name}(...)}}.");
        if (subject is not null && function.Subjectless)
            throw scanner.Error(start, $"The function {name} takes no subject: write ${{{name}(...)}}.");
        var arguments = ParseArguments(name, level);
        if (arguments.Count < function.MinArguments || arguments.Count > function.MaxArguments)
            throw scanner.Error(start, $"The function {name} takes {function.ArgumentCount}, but got {arguments.Count}.");
        if (subject?.Kind == ValueKind.Boolean && function.Subject is (ValueKind.Number or ValueKind.Date))
        {
            var kind = function.Subject == ValueKind.Date ? "date" : "number";
            throw scanner.Error(start, $"The function {name} requires a {kind} as its subject, but it is a boolean.");
        }

        try
        {
            function.Check?.Invoke(arguments);
            if (function.Warn?.Invoke(arguments) is { } warning)
                warnings.Add(new Failure("expression.warning", $"The function {name} {warning}."));
            var call = new CallNode(origin + start, function, subject, arguments);
            return call.Depth <= ExpressionLimits.MaxDepth
                ? call
                : throw scanner.Error(start, $"At most {ExpressionLimits.MaxDepth} function calls may depend on each other, chained or nested, "
                + $"and {name} exceeds that limit.");
        }
        catch (FunctionException exception)
        {
            throw scanner.Error(start, $"The function {name} {exception.Message}.");
        }
    }

    private List<ExpressionNode> ParseArguments(string name, int level)
    {
        scanner.SkipSpace();
        if (scanner.Peek() != '(')
            throw scanner.Error(scanner.Position, $"Expected '(' after the function {name}.");
        scanner.Skip();
        scanner.SkipSpace();
        var arguments = new List<ExpressionNode>();
        while (scanner.Peek() != ')')
        {
            if (arguments.Count > 0)
            {
                if (scanner.Peek() != ',')
                    throw scanner.Error(scanner.Position, $"Expected ',' or ')' in the arguments of {name}.");
                scanner.Skip();
                scanner.SkipSpace();
            }
            arguments.Add(ParseArgument(level));
            scanner.SkipSpace();
        }
        scanner.Skip();
        return arguments;
    }

    private ExpressionNode ParseArgument(int level)
    {
        var start = scanner.Position;
        switch (scanner.Peek())
        {
            case '\'' or '"':
                return ParseString(level);
            case '$' when scanner.Peek(1) == '{':
                return ParseExpression(level + 1);
            case '-' or '+' or '.' or >= '0' and <= '9':
                return new LiteralNode(origin + start, scanner.ReadNumber());
        }
        var word = scanner.ReadName("an argument: a text in quotes, a number, true, false or ${...}");
        return word switch
        {
            "true" => new LiteralNode(origin + start, true),
            "false" => new LiteralNode(origin + start, false),
            "null" => new LiteralNode(origin + start, null),
            _ => throw scanner.Error(start, $"Expected an argument, but found '{ValueConversion.Cut(word)}'. "
                + $"Put text in quotes, and write an attribute as ${{{ValueConversion.Cut(word)}}}."),
        };
    }

    private ExpressionNode ParseString(int level)
    {
        var start = scanner.Position;
        var quoted = new ExpressionParser(scanner.ReadQuoted(), origin + start + 1, level + 1);
        var node = quoted.ParseTemplate(quoted: true);
        warnings.AddRange(quoted.Warnings);
        return node;
    }

    private static string Nearest(string name) =>
        NearestName.Find(name, ExpressionFunction.All.Keys) is { } nearest ? $"; did you mean '{nearest}'?" : ".";
}
