using System.Numerics;
using OrderStatusFlow.Java;

namespace OrderStatusFlow.Jolt;

/// <summary>Java's hash codes of values, which affect the key order of a few transforms.</summary>
internal static class JavaHash
{
    public static int Of(object? value, MappingRun run, int depth = 0)
    {
        depth = Nesting.Below(depth);
        run.Step();
        unchecked
        {
            switch (value)
            {
                case null: return 0;
                case string text: return JavaHashTable.HashOf(text);
                case bool flag: return flag ? 1231 : 1237;
                case JoltNumber number: return Of(number);
                case JoltArray array:
                    var list = 1;
                    foreach (var item in array.Items) list = (31 * list) + Of(item, run, depth);
                    return list;
                case JoltObject map:
                    var sum = 0;
                    foreach (var entry in map.Entries) sum += JavaHashTable.HashOf(entry.Key) ^ Of(entry.Value, run, depth);
                    return sum;
                default: return 0;
            }
        }
    }

    private static int Of(JoltNumber number)
    {
        unchecked
        {
            switch (number.Kind)
            {
                case NumberKind.Int: return number.IntValue;
                case NumberKind.Long: return (int)(number.LongValue ^ (long)((ulong)number.LongValue >> 32));
                case NumberKind.Double:
                    var bits = double.IsNaN(number.DoubleValue) ? 0x7ff8000000000000L : BitConverter.DoubleToInt64Bits(number.DoubleValue);
                    return (int)(bits ^ (long)((ulong)bits >> 32));
                default:
                    var big = number.BigValue;
                    var words = BigInteger.Abs(big).ToByteArray(isUnsigned: true, isBigEndian: true);
                    var hash = 0;
                    var lead = words.Length % 4;
                    for (var at = 0; at < words.Length;)
                    {
                        uint word = 0;
                        var end = at + (at == 0 && lead > 0 ? lead : 4);
                        for (; at < end; at++) word = (word << 8) | words[at];
                        hash = (int)((31 * (long)(uint)hash) + word);
                    }

                    return hash * big.Sign;
            }
        }
    }
}
