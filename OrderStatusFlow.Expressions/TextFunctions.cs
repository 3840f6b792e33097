using System.Text;
using OrderStatusFlow.Java;

namespace OrderStatusFlow.Expressions;

/// <summary>The guide's "String Manipulation". By default, the result for a null subject is null.</summary>
internal static class TextFunctions
{
    public static IEnumerable<ExpressionFunction> All { get; } =
    [
        Text("toUpper", 0, (text, _) => JavaCase.ToUpper(text)),
        Text("toLower", 0, (text, _) => JavaCase.ToLower(text)),
        Text("trim", 0, (text, _) => JavaTrim(text)),
        Text("toString", 0, (text, _) => text),
        ExpressionFunction.Of("substring", 1, call => call.SubjectText is { } text ? Substring(text, call) : "") with { MaxArguments = 2 },
        Part("substringBefore", (text, part) => text[..text.IndexOf(part, StringComparison.Ordinal)]),
        Part("substringBeforeLast", (text, part) => text[..text.LastIndexOf(part, StringComparison.Ordinal)]),
        Part("substringAfter", (text, part) => text[(text.IndexOf(part, StringComparison.Ordinal) + part.Length)..]),
        Part("substringAfterLast", (text, part) => text[(text.LastIndexOf(part, StringComparison.Ordinal) + part.Length)..]),
        ExpressionFunction.Of("getDelimitedField", 1, DelimitedField.Get) with { MaxArguments = 5 },
        ExpressionFunction.Of("append", 1, call => call.SubjectText + call.Text(0)),
        ExpressionFunction.Of("prepend", 1, call => call.Text(0) + call.SubjectText),
        Text("replace", 2, (text, call) => ReplacePlain(text, call.Required(0), call.Text(1) ?? "")),
        Text("replaceFirst", 2, (text, call) =>
            call.Regex().Replace(text, call.Text(1) ?? "", 1, call.Evaluation.Context.Budget)) with { TakesPattern = true },
        Text("replaceAll", 2, (text, call) =>
            call.Regex().Replace(text, call.Text(1) ?? "", -1, call.Evaluation.Context.Budget)) with { TakesPattern = true },
        ExpressionFunction.Of("replaceNull", 1, call => call.SubjectText ?? call.Text(0)),
        ExpressionFunction.Of("replaceEmpty", 1, call => LogicFunctions.IsBlank(call.SubjectText) ? call.Text(0) : call.SubjectText),
        ExpressionFunction.Of("length", 0, call => (long)(call.SubjectText?.Length ?? 0)) with { Result = ValueKind.Number },
        Text("padLeft", 1, (text, call) => Padding(text, call) + text) with { MaxArguments = 2 },
        Text("padRight", 1, (text, call) => text + Padding(text, call)) with { MaxArguments = 2 },
        ExpressionFunction.Of("repeat", 1, call => call.SubjectText is { } text ? Repeat(text, Times(call)) : "") with { MaxArguments = 2 },
        // NiFi makes a text of everything, also of null, so that toDate can read 20240115 with its pattern.
        ExpressionFunction.Of("literal", 1, call => call.Text(0) ?? "null") with { Subjectless = true },
        ExpressionFunction.Of("UUID", 0, call => call.Evaluation.Context.NewId().ToString()) with { Subjectless = true },
    ];

    /// <summary>Like Java's String.trim, removes all characters up to and including the space character.</summary>
    public static string JavaTrim(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && text[start] <= ' ')
            start++;
        while (end > start && text[end - 1] <= ' ')
            end--;
        return text[start..end];
    }

    private static ExpressionFunction Text(string name, int arguments, Func<string, Call, string?> body) =>
        ExpressionFunction.Of(name, arguments, call => call.SubjectText is { } text ? body(text, call) : null);

    // An empty part, or one that does not occur, leaves the text unchanged.
    private static ExpressionFunction Part(string name, Func<string, string, string> cut) =>
        ExpressionFunction.Of(name, 1, call => (call.SubjectText ?? "") is var text && call.Text(0) is { Length: > 0 } part
            && text.Contains(part, StringComparison.Ordinal) ? cut(text, part) : text);

    private static string Substring(string text, Call call)
    {
        var start = call.Whole(0);
        var end = call.Has(1) ? call.Whole(1) : text.Length;
        return start < 0 || start > end || end > text.Length ? "" : text[(int)start..(int)end];
    }

    private static string ReplacePlain(string text, string search, string replacement)
    {
        if (search.Length > 0)
        {
            if (replacement.Length > search.Length)
                ExpressionBudget.CheckLength(text.Length + ((long)text.AsSpan().Count(search) * (replacement.Length - search.Length)));
            return text.Replace(search, replacement, StringComparison.Ordinal);
        }
        // In this case Java inserts the replacement around every character.
        ExpressionBudget.CheckLength(text.Length + ((text.Length + 1L) * replacement.Length));
        var result = new StringBuilder(replacement);
        foreach (var c in text)
            result.Append(c).Append(replacement);
        return result.ToString();
    }

    private static string Padding(string text, Call call)
    {
        var missing = (ValueConversion.ToWhole(call.Value(0)) ?? 0) - text.Length;
        // NiFi ignores a length that exceeds an int.
        if (missing <= 0 || missing > int.MaxValue)
            return "";
        ExpressionBudget.CheckLength(missing);
        var pad = call.Has(1) && call.Text(1) is { Length: > 0 } given ? given : "_";
        return Repeat(pad, (missing + pad.Length - 1) / pad.Length)[..(int)missing];
    }

    // With two numbers, the count is random between the first and the second.
    private static long Times(Call call)
    {
        var min = call.Whole(0);
        var max = call.Has(1) ? call.Whole(1) : min;
        if (min > max)
            throw new FunctionException($"requires its smaller number first, but has {min} and {max}");
        return min == max ? min : min + (long)(
            BitConverter.ToUInt64(call.Evaluation.Context.NewId().ToByteArray().AsSpan(8)) % ((ulong)(max - min) + 1));
    }

    private static string Repeat(string text, long times)
    {
        if (times <= 0)
            throw new FunctionException($"requires a number of at min 1, but has {times}");
        if (text.Length > 0)
            ExpressionBudget.CheckLength(Math.Min(times, int.MaxValue) * text.Length);
        return text.Length switch
        {
            0 => "",
            1 => new string(text[0], (int)times),
            _ => new StringBuilder(text.Length * (int)times).Insert(0, text, (int)times).ToString(),
        };
    }
}
