using System.Globalization;
using System.Text;

namespace OrderStatusFlow.Expressions;

/// <summary>Reads the characters, names, numbers and quoted texts of an expression, one after another.</summary>
/// <param name="text">The text.</param>
/// <param name="origin">The position of the text in the whole expression, for errors.</param>
internal sealed class ExpressionScanner(string text, int origin)
{
    private const string Special = "${}()[],:;/*' \t\r\n";

    /// <summary>The position of the next character.</summary>
    public int Position { get; private set; }

    /// <summary>Whether all characters were read.</summary>
    public bool IsAtEnd => Position >= text.Length;

    /// <summary>Returns the next character or one after it; null after the end.</summary>
    public char? Peek(int ahead = 0) => Position + ahead < text.Length ? text[Position + ahead] : null;

    /// <summary>Returns the next character, and moves after it.</summary>
    public char Read() => text[Position++];

    /// <summary>Moves after a number of characters.</summary>
    public void Skip(int characters = 1) => Position += characters;

    /// <summary>Moves after white space and comments. A comment ends with its line. Without the end of a line it is a name.</summary>
    public void SkipSpace()
    {
        while (Peek() is ' ' or '\t' or '\r' or '\n' or '#')
        {
            var end = text[Position] == '#' && Peek(1) is not ('{' or '\n') ? text.IndexOf('\n', Position) : -1;
            if (text[Position] == '#' && end < 0)
                return;
            Position = Math.Max(Position, end) + 1;
        }
    }

    /// <summary>Reads a name.</summary>
    /// <param name="expected">What is expected here, for the error.</param>
    public string ReadName(string expected)
    {
        var start = Position;
        while (Peek() is { } c && !Special.Contains(c))
            Position++;
        if (Position == start || char.IsAsciiDigit(text[start]))
            throw Error(start, $"Expected {expected}{(start < text.Length ? $", but found '{text[start]}'" : ", but the text ends")}.");
        return text[start..Position];
    }

    /// <summary>Reads a number: a <see cref="long"/> or a <see cref="double"/>.</summary>
    public object ReadNumber()
    {
        var start = Position++;
        while (Peek() is { } c && (char.IsAsciiLetterOrDigit(c) || c == '.' || (c is '-' or '+' && text[Position - 1] is 'e' or 'E')))
            Position++;
        var number = text[start..Position];
        if (long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return whole;
        if (double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var real))
            return real;
        throw Error(start, $"Expected a number, but found '{ValueConversion.Cut(number)}'.");
    }

    /// <summary>Reads a text in quotes, without them, and replaces its escapes.</summary>
    public string ReadQuoted()
    {
        var start = Position;
        var quote = Read();
        var value = new StringBuilder();
        while (true)
        {
            if (IsAtEnd)
                throw Error(start, $"This text does not end: expected {quote}.");
            var c = Read();
            if (c == quote)
                return value.ToString();
            if (c != '\\' || IsAtEnd)
            {
                value.Append(c);
                continue;
            }
            var escaped = Read();
            value.Append(escaped switch
            {
                'n' => "\n",
                'r' => "\r",
                't' => "\t",
                '\\' or '\'' or '"' => escaped.ToString(),
                '$' when IsBeforeExpression() => "$",
                // A backslash before another character is literal, so that patterns such as '\d+' need no double backslash.
                _ => "\\" + escaped,
            });
        }
    }

    // NiFi drops a backslash before an expression, and before one that is escaped with all dollar signs of its own.
    private bool IsBeforeExpression()
    {
        var dollars = 1;
        while (Peek(dollars - 1) == '$')
            dollars++;
        return Peek(dollars - 1) == '{' && (dollars == 1 || dollars % 2 == 0);
    }

    /// <summary>Creates the error of a position in this text.</summary>
    public ExpressionSyntaxException Error(int position, string message) => new(origin + position, message);
}
