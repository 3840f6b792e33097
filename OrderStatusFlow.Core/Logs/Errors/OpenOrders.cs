using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace OrderStatusFlow.Core.Logs.Errors;

/// <summary>The orders of an error group: which have failed, when each failed last, and which have succeeded since. An order is a hash of 63 bits.</summary>
/// <remarks>It keeps up to <see cref="Max"/> orders, the resolved ones too, so that an order that fails again is not counted again. Any further order is
/// counted but not kept: the group does not wait for it.</remarks>
internal sealed class OpenOrders
{
    /// <summary>The maximum number of orders.</summary>
    public const int Max = 30_000;

    // A binary property has up to 64 KiB. An order has 12 bytes: its hash, whose lowest bit is set while it is open, and seconds since 1970.
    private const int Size = 12;
    private const int PerProperty = 5_000;

    private readonly Dictionary<ulong, (uint Failed, bool IsOpen)> orders = [];

    /// <summary>The number of distinct orders; too high if orders that are not kept failed repeatedly.</summary>
    public int Count { get; private set; }

    /// <summary>The number of kept orders that have not succeeded since they failed.</summary>
    public int Open { get; private set; }

    /// <summary>Adds a failure of an order.</summary>
    /// <returns>True if the order is kept.</returns>
    public bool Fail(string order, DateTimeOffset moment)
    {
        var (key, at) = (KeyOf(order), Seconds(moment));
        if (orders.TryGetValue(key, out var known))
        {
            Open += known.IsOpen || at < known.Failed ? 0 : 1;
            orders[key] = at < known.Failed ? known : (at, true);
            return true;
        }

        Count++;
        if (orders.Count >= Max)
            return false;
        orders[key] = (at, true);
        Open++;
        return true;
    }

    /// <summary>Resolves an order that succeeded, unless it failed later.</summary>
    /// <returns>True if the order was open.</returns>
    public bool Succeed(string order, DateTimeOffset moment)
    {
        var key = KeyOf(order);
        if (!orders.TryGetValue(key, out var known) || !known.IsOpen || Seconds(moment) < known.Failed)
            return false;
        orders[key] = known with { IsOpen = false };
        Open--;
        return true;
    }

    /// <summary>Whether an order is open; null if it is not kept.</summary>
    public bool? IsOpen(string order) => orders.TryGetValue(KeyOf(order), out var known) ? known.IsOpen : null;

    /// <summary>Returns true if the last failure of an order was at this moment, or if the order is not kept.</summary>
    public bool IsLast(string order, DateTimeOffset moment) => !orders.TryGetValue(KeyOf(order), out var known) || known.Failed == Seconds(moment);

    /// <summary>The orders as properties of an entity.</summary>
    public IReadOnlyList<byte[]> Write() => [.. orders.Chunk(PerProperty).Select(some =>
    {
        var bytes = new byte[some.Length * Size];
        for (var i = 0; i < some.Length; i++)
        {
            var (key, (failed, isOpen)) = (some[i].Key, some[i].Value);
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i * Size), isOpen ? key | 1 : key);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan((i * Size) + sizeof(ulong)), failed);
        }

        return bytes;
    })];

    /// <summary>Reads the orders from the properties of an entity.</summary>
    public static OpenOrders Read(int count, IEnumerable<byte[]> properties)
    {
        var read = new OpenOrders { Count = count };
        foreach (var bytes in properties)
        {
            for (var i = 0; i + Size <= bytes.Length; i += Size)
            {
                var key = BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(i));
                var isOpen = (key & 1) == 1;
                read.orders[key & ~1UL] = (BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(i + sizeof(ulong))), isOpen);
                read.Open += isOpen ? 1 : 0;
            }
        }

        return read;
    }

    private static ulong KeyOf(string order) => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(order))) & ~1UL;

    private static uint Seconds(DateTimeOffset moment) => (uint)Math.Clamp(moment.ToUnixTimeSeconds(), 0, uint.MaxValue);
}
