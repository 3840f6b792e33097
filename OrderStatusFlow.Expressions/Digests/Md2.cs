namespace OrderStatusFlow.Expressions;

/// <summary>MD2 (RFC 1319), which .NET does not have.</summary>
internal static class Md2
{
    // A permutation of the bytes, made from the digits of pi.
    private static readonly byte[] Pi = Convert.FromHexString(
        "292E43C9A2D87C013D3654A1ECF0061362A705F3C0C7738C98932BD9BC4C82CA1E9B573CFDD4E01667426F188A17E512BE4EC4D6DA9EDE49A0FBF58EBB2FEE7A"
        + "A968799115B2073F94C210890B225F21807F5D9A5A903227353ECCE7BFF79703FF1930B348A5B5D1D75E922AAC56AAC64FB838D296A47DB676FC6BE29C7404F1"
        + "459D705964718720865BCF65E62DA8021B6025ADAEB0B9F61C46616934407E0F5547A323DD51AF3AC35CF9CEBAC5EA262C530D6E85288409D3DFCDF441814D52"
        + "6ADC37C86CC1ABFA24E17B080CBDB14A7888958BE363E86DE9CBD5FE3B001D39F2EFB70E6658D0E4A67772F8EB754B0A314450B48FED1F1ADB998D339F118314");

    public static byte[] Hash(ReadOnlySpan<byte> data)
    {
        // The padding is from 1 to 16 bytes of its own length. The checksum is the last block.
        var missing = (byte)(16 - (data.Length % 16));
        var padded = new byte[data.Length + missing + 16];
        data.CopyTo(padded);
        padded.AsSpan(data.Length, missing).Fill(missing);
        var checksum = padded.AsSpan(^16);
        byte last = 0;
        for (var i = 0; i < padded.Length - 16; i++)
            last = checksum[i % 16] ^= Pi[padded[i] ^ last];

        var state = new byte[48];
        for (var block = 0; block < padded.Length; block += 16)
        {
            for (var i = 0; i < 16; i++)
            {
                state[16 + i] = padded[block + i];
                state[32 + i] = (byte)(state[16 + i] ^ state[i]);
            }
            var mixed = 0;
            for (var round = 0; round < 18; round++)
            {
                for (var i = 0; i < state.Length; i++)
                    mixed = state[i] ^= Pi[mixed];
                mixed = (mixed + round) % 256;
            }
        }
        return state[..16];
    }
}
