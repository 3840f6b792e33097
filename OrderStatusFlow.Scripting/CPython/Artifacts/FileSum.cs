using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Computes the length and CRC-32C of a file.</summary>
/// <remarks>
/// It detects damaged files (one in four billion passes) in a fifth of the time of a cryptographic hash. It does not detect forgery.
/// </remarks>
internal static class FileSum
{
    private const int Piece = 1 << 18;

    public static string Of(string path)
    {
        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        var buffer = ArrayPool<byte>.Shared.Rent(Piece);
        var (sum, length) = (uint.MaxValue, 0L);
        for (int read; (read = RandomAccess.Read(file, buffer.AsSpan(0, Piece), length)) > 0; length += read)
            sum = Add(sum, buffer.AsSpan(0, read));
        ArrayPool<byte>.Shared.Return(buffer);
        return Text(length, sum);
    }

    public static string Of(ReadOnlySpan<byte> content) => Text(content.Length, Add(uint.MaxValue, content));

    private static string Text(long length, uint sum) => string.Create(CultureInfo.InvariantCulture, $"{length:x}-{~sum:x8}");

    // It runs once per process, so it must be optimized at first use.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint Add(uint sum, ReadOnlySpan<byte> content)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(content);
        foreach (var word in words)
            sum = BitOperations.Crc32C(sum, word);
        foreach (var last in content[(words.Length * sizeof(ulong))..])
            sum = BitOperations.Crc32C(sum, last);
        return sum;
    }
}
