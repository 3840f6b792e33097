using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs.Delivered;

/// <summary>The fingerprints of an order's number and of its content.</summary>
/// <param name="Order">The fingerprint of the order number; 0 if the order has no number.</param>
/// <param name="Content">The fingerprint of the object, the flow's version and the attributes that an order script can read.</param>
internal readonly record struct OrderFingerprint(ulong Order, ulong Content)
{
    private const int Size = 16;

    // Attributes that differ in each run, even if the order has not changed.
    private static readonly string[] OfTheRun = ["run.id", "triggered_by", ParameterNames.ModifiedAfter];

    /// <summary>Returns the part of the content that the orders of a page share.</summary>
    public static byte[] Shared(int version, IReadOnlyDictionary<string, string> attributes)
    {
        var lasting = attributes.Where(a => !OfTheRun.Contains(a.Key) && !a.Key.StartsWith("log.", StringComparison.Ordinal))
            .OrderBy(a => a.Key, StringComparer.Ordinal);
        return SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Join('\0', lasting.SelectMany(a => new[] { a.Key, a.Value }).Prepend(version.ToString(CultureInfo.InvariantCulture)))));
    }

    public static OrderFingerprint Of(ReadOnlyMemory<byte> order, ulong key, byte[] shared)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(shared);
        hash.AppendData(order.Span);
        return new OrderFingerprint(key, First(hash.GetHashAndReset()));
    }

    public static byte[] Write(IReadOnlyCollection<OrderFingerprint> fingerprints)
    {
        var bytes = new byte[fingerprints.Count * Size];
        var at = bytes.AsSpan();
        foreach (var fingerprint in fingerprints)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(at, fingerprint.Order);
            BinaryPrimitives.WriteUInt64LittleEndian(at[8..], fingerprint.Content);
            at = at[Size..];
        }
        return bytes;
    }

    public static IEnumerable<OrderFingerprint> Read(ReadOnlyMemory<byte> bytes)
    {
        for (var at = 0; at + Size <= bytes.Length; at += Size)
            yield return new OrderFingerprint(First(bytes.Span[at..]), First(bytes.Span[(at + 8)..]));
    }

    private static ulong First(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt64LittleEndian(bytes);
}
