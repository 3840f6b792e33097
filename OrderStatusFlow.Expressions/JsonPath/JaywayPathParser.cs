using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace OrderStatusFlow.Expressions;

/// <summary>Parses a JSONPath and its filters.</summary>
internal sealed partial class JaywayPathParser(string path)
{
    private const int MaxLength = 1_000;
    private const int MaxDescents = 2;

    private int at;
    private int descents;

    /// <exception cref="FunctionException">The path is invalid.</exception>
    public JaywayPath ParseAll()
    {
        if (path.Length > MaxLength)
            throw new FunctionException($"has a JSONPath of {path.Length:N0} characters, but at most {MaxLength:N0} are allowed");
        SkipSpace();
        if (Peek() is '$' or '@')
            at++;
        else if (Peek() is not ('[' or '.' or null))
            path = path.Insert(at, ".");
        var parsed = ParseTokens(false).WithFunctionOfAll();
        SkipSpace();
        return at == path.Length ? parsed : throw Error($"found '{path[at]}'");
    }

    private JaywayPath ParseTokens(bool inFilter)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var tokens = new List<PathToken>();
        while (true)
        {
            if (Peek() == '.' && Peek(1) == '.')
            {
                at += 2;
                if (++descents > MaxDescents)
                    throw Error($"'..' occurs more than {MaxDescents} times");
                tokens.Add(new DescentToken());
                if (Peek() != '[')
                    tokens.Add(Dotted(inFilter));
                else
                    tokens.Add(Bracket(true));
            }
            else if (Peek() == '.')
            {
                at++;
                tokens.Add(Peek() == '[' ? Bracket(false) : Dotted(inFilter));
            }
            else if (Peek() == '[')
            {
                tokens.Add(Bracket(false));
            }
            else
            {
                return new JaywayPath(tokens);
            }
        }
    }

    private PathToken Dotted(bool inFilter)
    {
        if (Peek() == '*')
        {
            at++;
            return new WildcardToken();
        }
        var start = at;
        while (Peek() is { } c && c is not ('.' or '[' or '(') && !(c == ' ' && !inFilter && End(at))
            && !(inFilter && (char.IsWhiteSpace(c) || "=<>!&|),]~".Contains(c))))
            at++;
        if (at == start)
            throw Error("expected a name");
        var name = path[start..at];
        return Peek() == '(' ? new FunctionToken(name, Parameters()) : new NameToken([name]);
    }

    private List<FilterOperand> Parameters()
    {
        at++;
        var parameters = new List<FilterOperand>();
        SkipSpace();
        while (Peek() != ')')
        {
            if (parameters.Count > 0)
                Expect(',');
            parameters.Add(Operand());
            SkipSpace();
        }
        at++;
        return parameters;
    }

    private PathToken Bracket(bool afterDescent)
    {
        at++;
        SkipSpace();
        PathToken? token = null;
        List<string> names = [];
        if (Peek() == '*')
        {
            at++;
            token = new WildcardToken();
        }
        else if (Peek() == '?')
        {
            at++;
            SkipSpace();
            Expect('(');
            var filter = Or();
            SkipSpace();
            Expect(')');
            token = afterDescent ? new DescentFilterToken(filter) : new FilterToken(filter);
        }
        else if (Peek() is '\'' or '"')
        {
            names = Names();
        }
        else
        {
            token = Indexes();
        }
        SkipSpace();
        Expect(']');
        return token ?? new NameToken(names, isLast: Peek() is not ('.' or '['), needsAll: afterDescent);
    }

    private List<string> Names()
    {
        var names = new List<string>();
        do
        {
            SkipSpace();
            names.Add(Text());
            SkipSpace();
        }
        while (Accept(','));
        return names;
    }

    private PathToken Indexes()
    {
        var first = Index();
        SkipSpace();
        if (Accept(':'))
        {
            SkipSpace();
            return new SliceToken(first, Index());
        }
        var indexes = new List<int>();
        for (int? index = first; ; index = Index())
        {
            indexes.Add(index ?? throw Error("expected an index, a name in quotes, '*' or '?('"));
            SkipSpace();
            if (!Accept(','))
                return new IndexToken(indexes);
            SkipSpace();
        }
    }

    private int? Index()
    {
        var start = at;
        if (Peek() == '-')
            at++;
        while (Peek() is >= '0' and <= '9')
            at++;
        if (at == start)
            return null;
        return int.TryParse(path.AsSpan(start, at - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index)
            ? index : throw Error("expected an index");
    }

    private string Text()
    {
        var quote = Peek();
        if (quote is not ('\'' or '"'))
            throw Error("expected a text in quotes");
        var text = new StringBuilder();
        for (at++; Peek() is { } c; at++)
        {
            if (c == quote)
            {
                at++;
                return text.ToString();
            }
            if (c == '\\' && Peek(1) is { } escaped)
            {
                at++;
                _ = escaped switch
                {
                    'n' => text.Append('\n'),
                    'r' => text.Append('\r'),
                    't' => text.Append('\t'),
                    'b' => text.Append('\b'),
                    'f' => text.Append('\f'),
                    'u' when at + 4 < path.Length && ushort.TryParse(path.AsSpan(at + 1, 4), NumberStyles.AllowHexSpecifier,
                        CultureInfo.InvariantCulture, out var unit) => Skip(4, text.Append((char)unit)),
                    _ => text.Append(escaped),
                };
                continue;
            }
            text.Append(c);
        }
        throw Error($"expected {quote}");
    }

    private StringBuilder Skip(int count, StringBuilder text)
    {
        at += count;
        return text;
    }

    private char? Peek(int ahead = 0) => at + ahead < path.Length ? path[at + ahead] : null;

    private bool End(int index) => path.AsSpan(index).Trim().Length == 0;

    private bool Accept(char expected)
    {
        if (Peek() != expected)
            return false;
        at++;
        return true;
    }

    private void Expect(char expected)
    {
        SkipSpace();
        if (!Accept(expected))
            throw Error($"expected '{expected}'");
    }

    private void SkipSpace()
    {
        while (Peek() is ' ' or '\t' or '\r' or '\n')
            at++;
    }

    private FunctionException Error(string what) => new($"has the invalid JSONPath '{ValueConversion.Cut(path)}': {what} at position {at}");
}
