using System.Runtime.InteropServices;

namespace OrderStatusFlow.Jolt;

/// <summary>Shares one string per property name of a document. Rare names may be created repeatedly.</summary>
internal sealed class NameTable
{
    private const int Size = 256;
    private readonly (byte[]? Bytes, string Name)[] slots = new (byte[]?, string)[Size];

    public string Get(ReadOnlySpan<byte> name)
    {
        var place = Hash(name) & (Size - 1);
        ref var slot = ref slots[place];
        if (name.SequenceEqual(slot.Bytes)) return slot.Name ?? "";
        if (slot.Bytes is not null)
        {
            slot = ref slots[place ^ 1];
            if (name.SequenceEqual(slot.Bytes)) return slot.Name ?? "";
        }

        slot = (name.ToArray(), JsonText.Decode(name));
        return slot.Name;
    }

    private static uint Hash(ReadOnlySpan<byte> name)
    {
        var hash = (uint)name.Length;
        if (name.Length >= 4)
        {
            hash ^= MemoryMarshal.Read<uint>(name) * 0x9E3779B1;
            hash ^= MemoryMarshal.Read<uint>(name[^4..]) * 0x85EBCA77;
        }
        else
        {
            foreach (var b in name) hash = (hash * 31) + b;
        }

        hash ^= hash >> 16;
        return hash ^ (hash >> 8);
    }
}
