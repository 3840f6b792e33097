using System.Globalization;
using System.Text;

namespace OrderStatusFlow.Expressions;

/// <summary>Parses text with <c>${...}</c> by recursive descent.</summary>
internal sealed class ExpressionParser(string text, int origin = 0, int depth = 0)
{
    private const string Special = "${}()[],:;/*' \t\r\n";

    private int at;

    /// <param name="quoted">True for a text in quotes, whose dollar signs have other rules.</param>
    public ExpressionNode ParseTemplate(bool quoted = false)
    {
        var pieces = new List<ExpressionNode>();
        var literal = new StringBuilder();
        var literalAt = 0;
        while (at < text.Length)
        {
            if (text[at] != '$')
            {
                literal.Append(text[at++]);
                continue;
            }
            var dollars = 0;
            while (at + dollars < text.Length && text[at + dollars] == '$')
                dollars++;
            var isExpression = dollars % 2 == 1 && at + dollars < text.Length && text[at + dollars] == '{';
            literal.Append('$', isExpression ? dollars - 1 : dollars);
            at += dollars;
            if (!isExpression)
                continue;
            at--;
            var expression = ParseExpression(depth);
            Flush(DollarSigns.Before(literal.ToString(), expression is AttributeNode, quoted));
            pieces.Add(expression);
            literalAt = at;
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
        var start = at;
        if (level >= ExpressionLimits.MaxNesting)
            throw Error(start, $"Expressions may be nested at most {ExpressionLimits.MaxNesting} deep.");
        at += 2;
        SkipSpace();
        var node = ParseSubject(level);
        SkipSpace();
        while (Peek() == ':')
        {
            at++;
            SkipSpace();
            if (node is CallNode { Function: { Reduces: true } reduced })
            {
                throw Error(at, $"No function may follow {reduced.Name}. Write ${{literal(${{...:{reduced.Name}(...)}}):...}} instead.");
            }
            node = ParseCall(node, level);
            SkipSpace();
        }
        if (Peek() != '}')
        {
            throw Peek() is null
                ? Error(start, "This expression does not end: expected '}'. Write $${ for the text ${ itself.")
                : Error(at, $"Expected ':' and a function, or '}}', but found '{Peek()}'.");
        }
        at++;
        try
        {
            return IterationNode.Wrap(node);
        }
        catch (FunctionException exception)
        {
            throw Error(start, $"The attributes of this expression {exception.Message}.");
        }
    }

    private ExpressionNode ParseSubject(int level)
    {
        var start = at;
        if (Peek() == '$' && Peek(1) == '{')
            return new AttributeNode(origin + start, ParseExpression(level + 1));
        if (Peek() is '\'' or '"')
            return new AttributeNode(origin + start, ParseString(level));
        var name = ParseName("the name of an attribute or of a function without subject, such as now()");
        SkipSpace();
        if (Peek() != '(')
            return new AttributeNode(origin + start, new LiteralNode(origin + start, name));
        if (AttributesNode.Names.Contains(name))
            return ParseAttributes(name, start, level);
        at = start;
        return ParseCall(null, level);
    }

    private AttributesNode ParseAttributes(string name, int start, int level)
    {
        var arguments = ParseArguments(name, level);
        var two = name.EndsWith("DelineatedValue", StringComparison.Ordinal) || name.EndsWith("DelineatedValues", StringComparison.Ordinal);
        if (two ? arguments.Count != 2 : arguments.Count == 0)
            throw Error(start, $"The function {name} takes {(two ? "2" : "1 or more")} arguments, but got {arguments.Count}.");
        return new AttributesNode(origin + start, name, arguments);
    }

    private CallNode ParseCall(ExpressionNode? subject, int level)
    {
        var start = at;
        var name = ParseName("the name of a function");
        if (!ExpressionFunction.All.TryGetValue(name, out var function))
            throw Error(start, $"There is no function '{ValueConversion.Cut(name)}'{Nearest(name)}");
        if (subject is null && !function.Subjectless && !function.SubjectOptional)
            throw Error(start, $"The function {name} requires a subject: write ${{attribute:{name}(...)}}.");
        if (subject is not null && function.Subjectless)
            throw Error(start, $"The function {name} takes no subject: write ${{{name}(...)}}.");
        var arguments = ParseArguments(name, level);
        if (arguments.Count < function.MinArguments || arguments.Count > function.MaxArguments)
            throw Error(start, $"The function {name} takes {function.ArgumentCount}, but got {arguments.Count}.");
        if (subject?.Kind == ValueKind.Boolean && function.Subject is (ValueKind.Number or ValueKind.Date))
        {
            var kind = function.Subject == ValueKind.Date ? "date" : "number";
            throw Error(start, $"The function {name} requires a {kind} as its subject, but it is a boolean.");
        }

        try
        {
            function.Check?.Invoke(arguments);
            var call = new CallNode(origin + start, function, subject, arguments);
            return call.Depth <= ExpressionLimits.MaxDepth
                ? call
                : throw Error(start, $"At most {ExpressionLimits.MaxDepth} function calls may depend on each other, chained or nested, "
                + $"and {name} exceeds that limit.");
        }
        catch (FunctionException exception)
        {
            throw Error(start, $"The function {name} {exception.Message}.");
        }
    }

    private List<ExpressionNode> ParseArguments(string name, int level)
    {
        SkipSpace();
        if (Peek() != '(')
            throw Error(at, $"Expected '(' after the function {name}.");
        at++;
        SkipSpace();
        var arguments = new List<ExpressionNode>();
        while (Peek() != ')')
        {
            if (arguments.Count > 0)
            {
                if (Peek() != ',')
                    throw Error(at, $"Expected ',' or ')' in the arguments of {name}.");
                at++;
                SkipSpace();
            }
            arguments.Add(ParseArgument(level));
            SkipSpace();
        }
        at++;
        return arguments;
    }

    private ExpressionNode ParseArgument(int level)
    {
        var start = at;
        switch (Peek())
        {
            case '\'' or '"':
                return ParseString(level);
            case '$' when Peek(1) == '{':
                return ParseExpression(level + 1);
            case '-' or '+' or '.' or >= '0' and <= '9':
                return ParseNumber();
        }
        var word = ParseName("an argument: a text in quotes, a number, true, false or ${...}");
        return word switch
        {
            "true" => new LiteralNode(origin + start, true),
            "false" => new LiteralNode(origin + start, false),
            "null" => new LiteralNode(origin + start, null),
            _ => throw Error(start, $"Expected an argument, but found '{ValueConversion.Cut(word)}'. "
                + $"Put text in quotes, and write an attribute as ${{{ValueConversion.Cut(word)}}}."),
        };
    }

    private LiteralNode ParseNumber()
    {
        var start = at;
        at++;
        while (Peek() is { } c && (char.IsAsciiLetterOrDigit(c) || c == '.' || (c is '-' or '+' && text[at - 1] is 'e' or 'E')))
            at++;
        var number = text[start..at];
        if (long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return new LiteralNode(origin + start, whole);
        if (double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var real))
            return new LiteralNode(origin + start, real);
        throw Error(start, $"Expected a number, but found '{ValueConversion.Cut(number)}'.");
    }

    private ExpressionNode ParseString(int level)
    {
        var start = at;
        var quote = text[at++];
        var value = new StringBuilder();
        while (true)
        {
            if (at >= text.Length)
                throw Error(start, $"This text does not end: expected {quote}.");
            var c = text[at++];
            if (c == quote)
                break;
            if (c != '\\' || at >= text.Length)
            {
                value.Append(c);
                continue;
            }
            var escaped = text[at++];
            value.Append(escaped switch
            {
                'n' => "\n",
                'r' => "\r",
                't' => "\t",
                '\\' or '\'' or '"' => escaped.ToString(),
                // A backslash before another character is literal, so that patterns such as '\d+' need no double backslash.
                _ => "\\" + escaped,
            });
        }
        return new ExpressionParser(value.ToString(), origin + start + 1, level + 1).ParseTemplate(quoted: true);
    }

    private string ParseName(string expected)
    {
        var start = at;
        while (Peek() is { } c && !Special.Contains(c))
            at++;
        if (at == start || char.IsAsciiDigit(text[start]))
            throw Error(start, $"Expected {expected}{(start < text.Length ? $", but found '{text[start]}'" : ", but the text ends")}.");
        return text[start..at];
    }

    private static string Nearest(string name) =>
        NearestName.Find(name, ExpressionFunction.All.Keys) is { } nearest ? $"; did you mean '{nearest}'?" : ".";

    private char? Peek(int ahead = 0) => at + ahead < text.Length ? text[at + ahead] : null;

    private void SkipSpace()
    {
        while (Peek() is ' ' or '\t' or '\r' or '\n' or '#')
        {
            // A comment ends with its line. Without the end of a line it is a name.
            var end = text[at] == '#' && Peek(1) is not ('{' or '\n') ? text.IndexOf('\n', at) : -1;
            if (text[at] == '#' && end < 0)
                return;
            at = Math.Max(at, end) + 1;
        }
    }

    private ExpressionSyntaxException Error(int where, string message) => new(origin + where, message);
}
