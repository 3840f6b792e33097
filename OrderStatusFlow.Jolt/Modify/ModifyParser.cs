using System.Text;
using OrderStatusFlow.Java;

namespace OrderStatusFlow.Jolt;

/// <summary>Parses a modify spec.</summary>
internal static class ModifyParser
{
    public static ModifyBranch? ParseRoot(JoltObject spec, ModifyMode mode, string place, SpecErrors errors)
    {
        var children = ParseChildren(spec, mode, place, errors);
        return errors.Try(place, () => new ModifyBranch(ModifyKey.Parse("root", mode), children));
    }

    private static List<ModifyNode> ParseChildren(JoltObject spec, ModifyMode mode, string place, SpecErrors errors)
    {
        var children = new List<ModifyNode>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in spec.Entries.ToArray())
        {
            var below = JsonPlace.Key(place, entry.Key);
            var parts = JavaText.Split(entry.Key, '|');
            if (parts.Length == 0) continue;
            var right = ParseRight(entry.Value, mode, below, errors);
            foreach (var part in parts)
            {
                if (errors.Try(below, () => right(ModifyKey.Parse(part, mode))) is not { } child) continue;
                if (!known.Add(child.Key.Element.Canonical)) errors.Add(below, $"The key \"{part}\" occurs twice.");
                else children.Add(child);
            }
        }

        return children;
    }

    /// <summary>Parses the right side of a key once for all its alternatives (<c>a|b</c>).</summary>
    private static Func<ModifyKey, ModifyNode> ParseRight(object? right, ModifyMode mode, string place, SpecErrors errors)
    {
        if (right is JoltObject { Count: > 0 } map)
        {
            var children = ParseChildren(map, mode, place, errors);
            return key => new ModifyBranch(key, children);
        }

        var values = new List<IModifyValue>();
        if (right is JoltArray { Count: > 0 } alternatives)
        {
            for (var index = 0; index < alternatives.Count; index++) Add(alternatives[index], JsonPlace.Index(place, index));
        }
        else
        {
            Add(right, place);
        }

        return key => new ModifyLeaf(key, [.. values]);

        void Add(object? value, string where)
        {
            if (value is not string source) values.Add(new LiteralValue(value));
            else if (errors.Try(where, () => ParseValue(source, where, errors)) is { } parsed) values.Add(parsed);
        }
    }

    private static IModifyValue ParseValue(string text, string place, SpecErrors errors)
    {
        if (!text.StartsWith('='))
        {
            if (FunctionNames.InCall(text) is { } meant)
                errors.Warn(place, $"\"{text}\" is a plain text. To call the function {meant}, start it with '='.");
            return ParseArgument(text, false);
        }

        if (!text.Contains('(') && !text.EndsWith(')')) return new FunctionValue(Find(text[1..], place, errors), null);
        var call = text[1..];
        var open = call.IndexOf('(');
        if (open < 0 || open == call.Length - 1) throw new SpecException($"Expected =name(arguments), but found \"{text}\".");
        return new FunctionValue(Find(call[..open], place, errors),
            [.. Arguments(call[(open + 1)..^1]).Select(static part => ParseArgument(part, true))]);
    }

    private static ModifyFunction? Find(string name, string place, SpecErrors errors)
    {
        var function = ModifyFunctions.Find(name);
        if (function is null) errors.Warn(place, FunctionNames.Unknown(name));
        return function;
    }

    private static IModifyValue ParseArgument(string text, bool inCall)
    {
        if (text.StartsWith('^')) return new ContextValue(TreePath.ParseBelowRoot(text[1..]));
        if (text.StartsWith('@'))
        {
            var path = TreePath.ParseBelowRoot(text);
            return path.Last is TransposeElement lookup
                ? new LookupValue(lookup) : throw new SpecException($"Expected @(n,path), but found \"{text}\".");
        }

        return new LiteralValue(inCall ? Literal(text) : text);
    }

    private static object? Literal(string text)
    {
        if (text.Length == 0) return null;
        if (text[0] == '\'' && text[^1] == '\'')
            return text.Length > 1
                ? text[1..^1] : throw new SpecException("A text that starts with ' has no closing '.");
        if (text.Equals("true", StringComparison.OrdinalIgnoreCase)) return Booleans.True;
        if (text.Equals("false", StringComparison.OrdinalIgnoreCase)) return Booleans.False;
        return ModifyFunctions.ToNumber(text) ?? (object)text;
    }

    private static List<string> Arguments(string text)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        var inParentheses = false;
        var inQuotes = false;
        foreach (var c in text)
        {
            if (c is '(' or ')' && !inQuotes) inParentheses = c == '(';
            else if (c == '\'') inQuotes = !inQuotes;
            else if (c == ',' && !inParentheses && !inQuotes)
            {
                parts.Add(part.ToString().Trim(JavaDouble.TrimChars.ToCharArray()));
                part.Clear();
                continue;
            }

            part.Append(c);
        }

        parts.Add(part.ToString().Trim(JavaDouble.TrimChars.ToCharArray()));
        return parts;
    }
}
