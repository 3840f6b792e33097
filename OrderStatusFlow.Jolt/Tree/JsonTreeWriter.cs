using System.Runtime.CompilerServices;

namespace OrderStatusFlow.Jolt;

/// <summary>Writes the tree as JSON.</summary>
/// <remarks>Objects at the same depth usually have the same names in the same order, so what the last one wrote is copied.
/// <c>Utf8JsonWriter</c> cannot write lone surrogates in names, and does not limit the output.</remarks>
internal sealed class JsonTreeWriter
{
    private readonly JoltSettings settings;
    private readonly CancellationToken cancellation;
    private readonly JsonMember[]?[] members;
    private readonly JsonBuffer buffer;
    private int values;
    private int depth;

    private JsonTreeWriter(JoltSettings settings, int expected, CancellationToken cancellation)
    {
        (this.settings, this.cancellation) = (settings, cancellation);
        members = new JsonMember[]?[settings.MaxDepth];
        buffer = new JsonBuffer(expected, settings.MaxOutputBytes);
    }

    public static ReadOnlyMemory<byte> Write(object? value, JoltSettings settings, int expected, CancellationToken cancellation)
    {
        var writer = new JsonTreeWriter(settings, expected, cancellation);
        writer.Value(value);
        return writer.buffer.Written;
    }

    private void Value(object? value)
    {
        if ((++values & 4095) == 0) cancellation.ThrowIfCancellationRequested();
        switch (value)
        {
            case string text: buffer.Text(text); break;
            case JoltNumber number: buffer.Number(number); break;
            case JoltObject map: Object(map); break;
            case JoltArray array: Array(array); break;
            case bool flag: buffer.Raw(flag ? "true"u8 : "false"u8); break;
            default: buffer.Raw("null"u8); break;
        }
    }

    private void Object(JoltObject map)
    {
        Open('{');
        var entries = map.Entries;
        var last = LastMembers(entries.Length);
        for (var index = 0; index < entries.Length; index++)
        {
            if (index < last.Length)
            {
                Member(index, entries[index].Key, entries[index].Value, ref last[index]);
                continue;
            }

            Name(index, entries[index].Key);
            Value(entries[index].Value);
        }

        Close('}');
    }

    /// <summary>Returns the members of the last object at this depth, as far as they are known.</summary>
    private Span<JsonMember> LastMembers(int count)
    {
        ref var known = ref members[depth - 1];
        count = Math.Min(count, JsonMember.MaxCompared);
        if (known is null) known = new JsonMember[count];
        else if (known.Length < count) System.Array.Resize(ref known, count);
        return known;
    }

    /// <summary>Copies what the last object at this depth has written, if the name and the value are the same.</summary>
    private void Member(int index, string name, object? value, ref JsonMember last)
    {
        if (ReferenceEquals(name, last.Name))
        {
            buffer.Copy(last.NameStart, last.NameLength);
        }
        else
        {
            last.Name = name;
            last.NameStart = buffer.Length;
            Name(index, name);
            last.NameLength = buffer.Length - last.NameStart;
        }

        if (value is not null && ReferenceEquals(value, last.Value))
        {
            last.Misses = 0;
            buffer.Copy(last.ValueStart, last.ValueLength);
            return;
        }

        var start = buffer.Length;
        Value(value);
        last.Keep(value, start, buffer.Length);
    }

    private void Name(int index, string name)
    {
        if (index > 0) buffer.Byte((byte)',');
        buffer.Text(name);
        buffer.Byte((byte)':');
    }

    private void Array(JoltArray array)
    {
        Open('[');
        var first = true;
        foreach (var item in array.Items)
        {
            if (!first) buffer.Byte((byte)',');
            first = false;
            Value(item);
        }

        Close(']');
    }

    private void Open(char bracket)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (++depth > settings.MaxDepth)
            throw MappingException.Limit($"The mapping's output is nested more than {settings.MaxDepth} levels deep.");
        buffer.Byte((byte)bracket);
    }

    private void Close(char bracket)
    {
        depth--;
        buffer.Byte((byte)bracket);
    }
}
