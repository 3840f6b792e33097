using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>The host's time zones as files of the TZif format (RFC 8536), which Python reads.</summary>
internal static partial class ZoneFile
{
    private const string Folder = "/usr/share/zoneinfo";
    private const long Day = 24 * 60 * 60;
    private static readonly long First = new DateTimeOffset(1970, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
    private static readonly long Last = new DateTimeOffset(2038, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

    /// <summary>Returns the file of a zone; null if there is no zone of that IANA name.</summary>
    public static byte[]? Find(string name)
    {
        if (!Name().IsMatch(name) || !TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
            return null;
        var path = Path.Combine(Folder, name);
        return !OperatingSystem.IsWindows() && File.Exists(path) ? File.ReadAllBytes(path) : Create(zone);
    }

    /// <summary>Creates the file from .NET's data, for hosts without zone files. It covers 1970 to 2037.</summary>
    public static byte[] Create(TimeZoneInfo zone)
    {
        List<(long At, int Offset, bool Summer)> changes = [(First, Offset(zone, First), Summer(zone, First))];
        for (var at = First + Day; at <= Last; at += Day)
        {
            if (Offset(zone, at) != changes[^1].Offset || Summer(zone, at) != changes[^1].Summer)
                changes.Add(Between(zone, at - Day, at));
        }

        var kinds = changes.Select(change => (change.Offset, change.Summer)).Distinct().ToList();
        var names = string.Concat(kinds.Select(kind => Text(kind.Offset) + '\0'));
        using var file = new MemoryStream();
        WriteBlock(file, [], kinds[..1], Text(kinds[0].Offset) + '\0', 4);
        WriteBlock(file, changes, kinds, names, 8);
        file.Write("\n\n"u8);
        return file.ToArray();
    }

    private static (long At, int Offset, bool Summer) Between(TimeZoneInfo zone, long before, long after)
    {
        var (offset, summer) = (Offset(zone, after), Summer(zone, after));
        while (after - before > 1)
        {
            var middle = (before + after) / 2;
            if (Offset(zone, middle) == offset && Summer(zone, middle) == summer)
                after = middle;
            else
                before = middle;
        }

        return (after, offset, summer);
    }

    private static void WriteBlock(MemoryStream file, List<(long At, int Offset, bool Summer)> changes,
        List<(int Offset, bool Summer)> kinds, string names, int width)
    {
        file.Write("TZif2"u8);
        file.Write(new byte[15]);
        foreach (var count in new[] { 0, 0, 0, changes.Count, kinds.Count, names.Length })
            Write(file, count, 4);
        foreach (var change in changes)
            Write(file, change.At, width);
        foreach (var change in changes)
            file.WriteByte((byte)kinds.IndexOf((change.Offset, change.Summer)));
        var place = 0;
        foreach (var (offset, summer) in kinds)
        {
            Write(file, offset, 4);
            file.WriteByte(summer ? (byte)1 : (byte)0);
            file.WriteByte((byte)place);
            place += Text(offset).Length + 1;
        }

        file.Write(Encoding.ASCII.GetBytes(names));
    }

    private static void Write(MemoryStream file, long value, int width)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        file.Write(bytes[(8 - width)..]);
    }

    private static int Offset(TimeZoneInfo zone, long at) => (int)zone.GetUtcOffset(DateTimeOffset.FromUnixTimeSeconds(at)).TotalSeconds;

    private static bool Summer(TimeZoneInfo zone, long at) => zone.IsDaylightSavingTime(DateTimeOffset.FromUnixTimeSeconds(at));

    private static string Text(int offset)
    {
        var minutes = Math.Abs(offset) / 60;
        var text = string.Create(CultureInfo.InvariantCulture, $"{(offset < 0 ? '-' : '+')}{minutes / 60:00}");
        return minutes % 60 == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text}{minutes % 60:00}");
    }

    [GeneratedRegex(@"^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*\z")]
    private static partial Regex Name();
}
