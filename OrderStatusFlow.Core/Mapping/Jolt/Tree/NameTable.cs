using System.Text;

namespace OrderStatusFlow.Mapping.Jolt;

/// <summary>Makes one text of each property name of a document, however often it comes.</summary>
internal sealed class NameTable
{
    private const int Size = 256;
    private readonly (byte[] Bytes, string Name)[] slots = new (byte[], string)[Size];

    public string Get(ReadOnlySpan<byte> name, Encoding encoding)
    {
        var hash = (uint)name.Length;
        foreach (var b in name) hash = (hash * 31) + b;
        ref var slot = ref slots[hash & (Size - 1)];
        if (slot.Bytes is not null && name.SequenceEqual(slot.Bytes)) return slot.Name;
        slot = (name.ToArray(), encoding.GetString(name));
        return slot.Name;
    }
}
