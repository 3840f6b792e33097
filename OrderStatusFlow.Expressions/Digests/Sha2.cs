using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace OrderStatusFlow.Expressions;

/// <summary>SHA-224 and SHA-512/t (FIPS 180-4), which .NET does not have.</summary>
internal static class Sha2
{
    private static readonly int[] Primes =
        [.. Enumerable.Range(2, 408).Where(static n => Enumerable.Range(2, n - 2).All(divisor => n % divisor != 0))];

    private static readonly ulong[] Cubes = [.. Primes.Select(static prime => Fraction(prime, 3))];
    private static readonly ulong[] Squares = [.. Primes.Take(16).Select(static prime => Fraction(prime, 2))];

    public static byte[] Sha224(ReadOnlySpan<byte> data)
    {
        uint[] state = [.. Squares.Skip(8).Select(static root => (uint)root)];
        return Hash(data, state, 64, [2, 13, 22, 6, 11, 25, 7, 18, 3, 17, 19, 10])[..28];
    }

    /// <summary>Returns SHA-512/t, whose first state is the hash of its own name.</summary>
    public static byte[] Sha512(ReadOnlySpan<byte> data, int bits)
    {
        var name = Long(Encoding.ASCII.GetBytes($"SHA-512/{bits}"), [.. Squares.Take(8).Select(static root => root ^ 0xA5A5A5A5A5A5A5A5)]);
        var state = new ulong[8];
        for (var i = 0; i < state.Length; i++)
            state[i] = BinaryPrimitives.ReadUInt64BigEndian(name.AsSpan(i * 8));
        return Long(data, state)[..(bits / 8)];
    }

    private static byte[] Long(ReadOnlySpan<byte> data, ulong[] state) => Hash(data, state, 80, [28, 34, 39, 14, 18, 41, 1, 8, 7, 19, 61, 6]);

    // SHA-256 and SHA-512 differ in the size of words, the number of rounds, and the distances by which words are rotated.
    private static byte[] Hash<T>(ReadOnlySpan<byte> data, T[] state, int rounds, int[] by)
        where T : IBinaryInteger<T>
    {
        var size = T.Zero.GetByteCount();
        var padded = new byte[(((data.Length + (2 * size)) / (16 * size)) + 1) * 16 * size];
        data.CopyTo(padded);
        padded[data.Length] = 0x80;
        BinaryPrimitives.WriteInt64BigEndian(padded.AsSpan(^8), data.Length * 8L);

        var words = new T[rounds];
        for (var block = 0; block < padded.Length; block += 16 * size)
        {
            for (var i = 0; i < rounds; i++)
            {
                words[i] = i < 16 ? T.ReadBigEndian(padded.AsSpan(block + (i * size), size), isUnsigned: true)
                    : words[i - 16] + words[i - 7] + Mixed(words[i - 15], by[6], by[7], by[8]) + Mixed(words[i - 2], by[9], by[10], by[11]);
            }
            var s = (T[])state.Clone();
            for (var i = 0; i < rounds; i++)
            {
                var first = s[7] + Rotated(s[4], by[3], by[4], by[5]) + ((s[4] & s[5]) ^ (~s[4] & s[6]))
                    + T.CreateTruncating(Cubes[i] >> (64 - (8 * size))) + words[i];
                var second = Rotated(s[0], by[0], by[1], by[2]) + ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));
                s.AsSpan(0, 7).CopyTo(s.AsSpan(1));
                s[0] = first + second;
                s[4] += first;
            }
            for (var i = 0; i < s.Length; i++)
                state[i] += s[i];
        }

        var hash = new byte[8 * size];
        for (var i = 0; i < state.Length; i++)
            state[i].WriteBigEndian(hash, i * size);
        return hash;
    }

    private static T Rotated<T>(T word, int a, int b, int c)
        where T : IBinaryInteger<T> => T.RotateRight(word, a) ^ T.RotateRight(word, b) ^ T.RotateRight(word, c);

    private static T Mixed<T>(T word, int a, int b, int shift)
        where T : IBinaryInteger<T> => T.RotateRight(word, a) ^ T.RotateRight(word, b) ^ (word >>> shift);

    // The first 64 bits of the fraction of a root.
    private static ulong Fraction(int prime, int root)
    {
        var scaled = (BigInteger)prime << (64 * root);
        var found = BigInteger.Zero;
        for (var bit = 69; bit >= 0; bit--)
        {
            var candidate = found + (BigInteger.One << bit);
            if (BigInteger.Pow(candidate, root) <= scaled)
                found = candidate;
        }
        return (ulong)(found & ulong.MaxValue);
    }
}
