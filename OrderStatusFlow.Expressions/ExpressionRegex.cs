using System.Text.RegularExpressions;
using OrderStatusFlow.Java;

namespace OrderStatusFlow.Expressions;

/// <summary>A regular expression in Java's syntax, within the limits of expressions.</summary>
internal sealed class ExpressionRegex
{
    private readonly JavaRegex regex;

    private ExpressionRegex(JavaRegex regex) => this.regex = regex;

    /// <exception cref="FunctionException">The pattern is not valid.</exception>
    public static ExpressionRegex Compile(string pattern)
    {
        if (pattern.Length > ExpressionLimits.MaxPattern)
        {
            throw new FunctionException(
                $"has a regular expression of {pattern.Length:N0} characters, but at most {ExpressionLimits.MaxPattern:N0} are allowed");
        }

        try
        {
            return new ExpressionRegex(new JavaRegex(pattern, ExpressionLimits.MaxMatchTime));
        }
        catch (JavaRegexException exception)
        {
            throw new FunctionException($"has the invalid regular expression '{ValueConversion.Cut(pattern)}': {exception.Message}");
        }
    }

    public bool Find(string text) => Bounded(() => regex.Find(text));

    public bool Matches(string text) => Bounded(() => regex.Matches(text));

    public List<string> Split(string text) => Bounded(() => regex.Split(text));

    public string Replace(string text, string replacement, int max, ExpressionBudget budget) => Bounded(() =>
    {
        var length = 0L;
        return regex.Replace(text, max, Piece);

        // The engine limits the time of each match, not of all matches.
        string Piece(Match match)
        {
            budget.CheckTime();
            var piece = RegexReplacement.Expand(match, replacement, regex.Names);
            ExpressionBudget.CheckLength(length += piece.Length);
            return piece;
        }
    });

    private static T Bounded<T>(Func<T> run)
    {
        try
        {
            return run();
        }
        catch (JavaRegexException exception)
        {
            throw new FunctionException(exception.Message);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new FunctionException(
                $"took longer than {ExpressionLimits.MaxMatchTime.TotalSeconds} s with its regular expression; simplify the expression");
        }
    }
}
