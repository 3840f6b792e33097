using System.Globalization;
using System.Text;

namespace OrderStatusFlow.Expressions;

/// <summary><c>getUri(scheme, userInfo, host, port, path, query, fragment)</c>: the text of a java.net.URI of these parts.</summary>
internal static class JavaUri
{
    private const string Unreserved = "_-!.~'()*";

    public static object? Build(Call call)
    {
        var parts = Enumerable.Range(0, 7).Select(call.Text).ToArray();
        if (!int.TryParse(parts[3], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var port))
            throw new FunctionException($"requires a whole number as its port, but got '{ValueConversion.Cut(parts[3] ?? "")}'");
        var text = new StringBuilder();
        if (parts[0] is { } scheme)
            text.Append(scheme).Append(':');
        if (parts[2] is { } host)
        {
            text.Append("//");
            if (parts[1] is { } user)
                text.Append(Quote(user, ";:&=+$,")).Append('@');
            text.Append(host.Contains(':') && !host.StartsWith('[') ? $"[{host}]" : host);
            if (port >= 0)
                text.Append(':').Append(port.ToString(CultureInfo.InvariantCulture));
        }
        if (parts[4] is { } path)
            text.Append(Quote(path, ":@&=+$,;/"));
        if (parts[5] is { } query)
            text.Append('?').Append(Quote(query, ";/?:@&=+$,[]"));
        if (parts[6] is { } fragment)
            text.Append('#').Append(Quote(fragment, ";/?:@&=+$,[]"));
        return text.ToString();
    }

    // Letters and digits outside ASCII stay, and a percent sign is always quoted.
    private static string Quote(string text, string legal)
    {
        var quoted = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var keeps = rune.IsAscii
                ? char.IsAsciiLetterOrDigit((char)rune.Value) || Unreserved.Contains((char)rune.Value) || legal.Contains((char)rune.Value)
                : !Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune);
            if (keeps)
            {
                quoted.Append(rune);
                continue;
            }
            foreach (var b in Encoding.UTF8.GetBytes(rune.ToString()))
                quoted.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
        }
        return quoted.ToString();
    }
}
