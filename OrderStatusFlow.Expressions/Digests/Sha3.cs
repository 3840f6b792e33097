using System.Buffers.Binary;
using System.Numerics;

namespace OrderStatusFlow.Expressions;

/// <summary>SHA-3 (FIPS 202). .NET has no SHA3-224, and the others only on some hosts.</summary>
internal static class Sha3
{
    private static readonly ulong[] RoundConstants = Rounds();

    public static byte[] Hash(ReadOnlySpan<byte> data, int bits)
    {
        // The state is 200 bytes, of which twice the size of the hash are not used for input.
        var rate = 200 - (bits / 4);
        var padded = new byte[((data.Length / rate) + 1) * rate];
        data.CopyTo(padded);
        padded[data.Length] ^= 0x06;
        padded[^1] ^= 0x80;

        var state = new ulong[25];
        for (var block = 0; block < padded.Length; block += rate)
        {
            for (var i = 0; i < rate / 8; i++)
                state[i] ^= BinaryPrimitives.ReadUInt64LittleEndian(padded.AsSpan(block + (i * 8)));
            Permute(state);
        }

        var hash = new byte[64];
        for (var i = 0; i < 8; i++)
            BinaryPrimitives.WriteUInt64LittleEndian(hash.AsSpan(i * 8), state[i]);
        return hash[..(bits / 8)];
    }

    private static void Permute(ulong[] state)
    {
        var columns = new ulong[5];
        foreach (var constant in RoundConstants)
        {
            for (var x = 0; x < 5; x++)
                columns[x] = state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20];
            for (var i = 0; i < 25; i++)
                state[i] ^= columns[(i + 4) % 5] ^ BitOperations.RotateLeft(columns[(i + 1) % 5], 1);

            // Each lane moves to the next place of a path through all but the first, and is rotated.
            var (at, moved) = (1, state[1]);
            for (var step = 1; step <= 24; step++)
            {
                at = (at / 5) + (5 * (((2 * (at % 5)) + (3 * (at / 5))) % 5));
                (moved, state[at]) = (state[at], BitOperations.RotateLeft(moved, step * (step + 1) / 2));
            }

            for (var row = 0; row < 25; row += 5)
            {
                state.AsSpan(row, 5).CopyTo(columns);
                for (var x = 0; x < 5; x++)
                    state[row + x] = columns[x] ^ (~columns[(x + 1) % 5] & columns[(x + 2) % 5]);
            }
            state[0] ^= constant;
        }
    }

    // The bits 0, 1, 3, 7, 15, 31 and 63 of each constant are from a shift register.
    private static ulong[] Rounds()
    {
        var constants = new ulong[24];
        var register = 1;
        for (var round = 0; round < constants.Length; round++)
        {
            for (var bit = 0; bit < 7; bit++)
            {
                if ((register & 1) == 1)
                    constants[round] |= 1UL << ((1 << bit) - 1);
                register = (register << 1) ^ (register >= 0x80 ? 0x171 : 0);
            }
        }
        return constants;
    }
}
