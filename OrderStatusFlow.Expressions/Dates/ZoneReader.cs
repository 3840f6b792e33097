using System.Globalization;

namespace OrderStatusFlow.Expressions;

/// <summary>Reads a time zone in a date text: an offset, a name such as <c>PST</c>, or a zone of <see cref="JavaZone"/>.</summary>
internal static class ZoneReader
{
    /// <summary>Reads the zone at a position, and moves the position to its end.</summary>
    /// <param name="text">The date text.</param>
    /// <param name="at">The position.</param>
    /// <param name="names">True if names are allowed, false for offsets and <c>Z</c> alone.</param>
    /// <param name="offset">The offset; null if a zone was found.</param>
    /// <param name="zone">The zone; null if an offset was found.</param>
    public static bool TryRead(string text, ref int at, bool names, out TimeSpan? offset, out TimeZoneInfo? zone)
    {
        (offset, zone) = (null, null);
        var rest = text.AsSpan(at);
        if (rest.StartsWith("Z") && (rest.Length == 1 || !char.IsAsciiLetter(rest[1])))
        {
            at++;
            offset = TimeSpan.Zero;
            return true;
        }
        var prefix = rest.StartsWith("GMT") || rest.StartsWith("UTC") ? 3 : rest.StartsWith("UT") ? 2 : 0;
        if (TryOffset(rest[prefix..], out var size, out var length))
        {
            at += prefix + length;
            offset = size;
            return true;
        }
        if (prefix > 0)
        {
            at += prefix;
            offset = TimeSpan.Zero;
            return true;
        }
        if (!names)
            return false;
        if (ZoneNames.AtStart(rest) is { } name && ZoneNames.Offset(name) is { } known)
        {
            at += name.Length;
            offset = known;
            return true;
        }
        var end = at;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '/' or '_' or '+' or '-' or ':'))
            end++;
        zone = end > at ? JavaZone.TryFind(text[at..end]) : null;
        at = zone is null ? at : end;
        return zone is not null;
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out TimeSpan offset, out int length)
    {
        (offset, length) = (default, 0);
        if (text.Length < 2 || text[0] is not ('+' or '-') || !char.IsAsciiDigit(text[1]))
            return false;
        length = text.Length > 2 && char.IsAsciiDigit(text[2]) ? 3 : 2;
        var hours = int.Parse(text[1..length], CultureInfo.InvariantCulture);
        var minutes = 0;
        var colon = length < text.Length && text[length] == ':' ? 1 : 0;
        if (length + colon + 1 < text.Length && char.IsAsciiDigit(text[length + colon]) && char.IsAsciiDigit(text[length + colon + 1]))
        {
            minutes = int.Parse(text.Slice(length + colon, 2), CultureInfo.InvariantCulture);
            length += colon + 2;
        }
        offset = new TimeSpan(hours, minutes, 0) * (text[0] == '-' ? -1 : 1);
        return hours <= 23 && minutes <= 59;
    }
}
