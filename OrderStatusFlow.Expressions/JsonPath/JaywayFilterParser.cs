using System.Globalization;
using System.Runtime.CompilerServices;

namespace OrderStatusFlow.Expressions;

// Filters: ?(@.price < 10 && @.kind in ['a', 'b']).
internal sealed partial class JaywayPathParser
{
    // The longer operators come first.
    private static readonly string[] Symbols = ["===", "!==", "==", "!=", "=~", "<=", ">=", "<", ">"];

    private static readonly string[] Words = ["in", "nin", "contains", "all", "subsetof", "anyof", "noneof", "size", "empty", "type"];

    private static readonly string[] Constants = ["true", "false", "null"];

    private PathFilter Or()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var filter = And();
        while (AcceptText("||"))
            filter = new LogicFilter(filter, And(), false);
        return filter;
    }

    private PathFilter And()
    {
        var filter = Condition();
        while (AcceptText("&&"))
            filter = new LogicFilter(filter, Condition(), true);
        return filter;
    }

    private PathFilter Condition()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        SkipSpace();
        if (Peek() == '!' && Peek(1) != '=')
        {
            at++;
            return new NotFilter(Condition());
        }
        if (Accept('('))
        {
            var inner = Or();
            Expect(')');
            return inner;
        }
        var left = Operand();
        SkipSpace();
        if (Symbols.FirstOrDefault(AcceptText) is { } symbol)
            return new CompareFilter(left, symbol, Operand());
        if (Word() is { } word)
            return new CompareFilter(left, word, Operand());
        return new ExistsFilter(left);
    }

    private string? Word()
    {
        var end = at;
        while (end < path.Length && char.IsAsciiLetter(path[end]))
            end++;
        var word = path[at..end].ToLowerInvariant();
        if (!Words.Contains(word))
            return word.Length == 0 ? null : throw Error($"the operator '{ValueConversion.Cut(word)}' is unknown");
        at = end;
        return word;
    }

    private FilterOperand Operand()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        SkipSpace();
        switch (Peek())
        {
            case '@' or '$':
                var fromRoot = path[at++] == '$';
                return FilterOperand.Of(ParseTokens(true), fromRoot);
            case '\'' or '"':
                return FilterOperand.Literal(Text());
            case '/':
                return FilterOperand.Of(Regex());
            case '[':
                return FilterOperand.Literal(List());
            case '{':
                return FilterOperand.Literal(JsonTree.Read(Json()));
            case '-' or '.' or >= '0' and <= '9':
                return FilterOperand.Literal(Number());
        }
        var literal = Constants.FirstOrDefault(AcceptText)
            ?? throw Error("expected a value: a path, a text in quotes, a number, a list, true, false or null");
        return FilterOperand.Literal(literal switch { "true" => true, "false" => false, _ => null });
    }

    private List<object?> List()
    {
        var list = new List<object?>();
        at++;
        SkipSpace();
        while (!Accept(']'))
        {
            if (list.Count > 0)
                Expect(',');
            list.Add(Operand() is { Path: null, Regex: null } item && item.TryGet(null, null, null!, out var value)
                ? value : throw Error("expected a value that is no path"));
            SkipSpace();
        }
        return list;
    }

    private object Number()
    {
        var start = at++;
        while (Peek() is { } c && (char.IsAsciiDigit(c) || c is '.' or 'e' or 'E' || (c is '-' or '+' && path[at - 1] is 'e' or 'E')))
            at++;
        var written = path.AsSpan(start, at - start);
        if (long.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
            return integer;
        return double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real : throw Error("expected a number");
    }

    private string Json()
    {
        var (start, depth) = (at, 0);
        for (; Peek() is { } c; at++)
        {
            if (c is '"' or '\'')
            {
                Text();
                at--;
            }
            else if (c == '{')
            {
                depth++;
            }
            else if (c == '}' && --depth == 0)
            {
                return path[start..++at];
            }
        }
        throw Error("expected '}'");
    }

    private ExpressionRegex Regex()
    {
        var start = ++at;
        while (Peek() is { } c && c != '/')
            at += c == '\\' ? 2 : 1;
        if (at >= path.Length)
            throw Error("expected '/' after the regular expression");
        var pattern = path[start..at++].Replace(@"\/", "/", StringComparison.Ordinal);
        var flags = at;
        while (Peek() is { } c && "idmsuxU".Contains(c))
            at++;
        return ExpressionRegex.Compile(at > flags ? $"(?{path[flags..at]}){pattern}" : pattern);
    }

    private bool AcceptText(string expected)
    {
        SkipSpace();
        if (string.CompareOrdinal(path, at, expected, 0, expected.Length) != 0)
            return false;
        at += expected.Length;
        return true;
    }
}
