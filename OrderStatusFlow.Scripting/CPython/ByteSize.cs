using System.Globalization;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Formats a size in megabytes, or in a smaller unit if it would be 0.</summary>
internal static class ByteSize
{
    public static string Text(long bytes) => bytes switch
    {
        >= 1 << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.##} MB"),
        >= 1 << 10 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.##} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes"),
    };
}
