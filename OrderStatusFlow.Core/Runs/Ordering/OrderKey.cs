using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OrderStatusFlow.Core.Runs.Ordering;

/// <summary>A 64-bit fingerprint of an order number. Rows of the same order have the same key.</summary>
internal static class OrderKey
{
    /// <summary>The key of rows without an order number. They do not wait for each other.</summary>
    public const ulong None = 0;

    /// <summary>Returns the key of an order number; <see cref="None"/> for null.</summary>
    public static ulong Of(string? number) =>
        number is null ? None : BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(number)));

    public static string Write(IEnumerable<ulong> keys) => Convert.ToBase64String([.. keys.SelectMany(BitConverter.GetBytes)]);

    public static ulong[] Read(string keys) =>
        [.. Convert.FromBase64String(keys).Chunk(sizeof(ulong)).Select(bytes => BitConverter.ToUInt64(bytes))];
}
