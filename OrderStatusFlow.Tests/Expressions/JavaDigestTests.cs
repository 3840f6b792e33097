using System.Globalization;
using System.Text;
using OrderStatusFlow.Expressions;

namespace OrderStatusFlow.Tests.Expressions;

/// <summary>Hashes as java.security.MessageDigest of Java 17 calculates them, in texts around the length of a block.</summary>
public sealed class JavaDigestTests
{
    [Theory]
    [InlineData("MD2", "SEP-1042", "c9788ad2f83e72440e29b680ebd32ef4")]
    [InlineData("SHA-224", "SEP-1042", "888a46b3018ad269bdca7d7b3e47e768aeaee71909e279c612646712")]
    [InlineData("SHA-512/224", "SEP-1042", "b5d9d46157a685c1eb33b9fb4c66190d89fd62741fa41ea7d120ee1e")]
    [InlineData("SHA-512/256", "SEP-1042", "ed15a5c455ae54247d030235ffb8534a50b0ef6e9fae7ba5e0cd767feea9ac29")]
    [InlineData("SHA3-224", "SEP-1042", "68589d14febcb0b6c1d37f1be5ace6304e7a90e7e67590bddc36bec9")]
    [InlineData("SHA3-256", "SEP-1042", "22acd30bbe3fed0d0c61f5a2b7b4a90d7e5950e8c774c16f3c0daef696fdb167")]
    [InlineData("SHA3-384", "SEP-1042", "91eaa10ab57c75e89f29f54080d18a89556c4eb1b6d1ce43f18dfba588ea9aa05aad4a64bd658c0e5813444fc6e66b1a")]
    [InlineData("SHA3-512", "SEP-1042",
        "2849c81d7719211c887f60b3729159cd29e6f0fe2c1f470891007d89c240a41b6f5f6bcea06d345b95641e056c96a739a82c7a58e58a15e5242e5f1364ccdee1")]
    [InlineData("md2", "x*112", "78a53b1f73789e2e6af1d468157efffb")]
    [InlineData("sha224", "x*112", "1c9056fbf54b6ebfdb469a072b33298b5db4a4625b032be68be88b1b")]
    [InlineData("sha-512/224", "x*112", "f3ccb37f6d934d4d6784440c72dfe77afcbaed31752c5a6f4f32740f")]
    [InlineData("SHA512/256", "x*112", "5349e8f46fcc4e650fe93ee6cd1459ff00c27733cc6f86c1925ceef63bece149")]
    [InlineData("SHA-224", "y*144", "c5c064a95b489184dd4e733c53db91f037b40ede6e12789370156b0f")]
    [InlineData("sha3-224", "y*144", "e5fbe7e6079537677b628033e371581520983019268af1e9343b6217")]
    [InlineData("SHA3-256", "y*144", "e3979196baef79995cf380e8868e05fbd36bdfd6b2f5ddf8c0ce062cf1515a9d")]
    public void Hash_is_that_of_Java(string name, string text, string expected)
    {
        var parts = text.Split('*');
        var data = Encoding.UTF8.GetBytes(parts is [var letter, var count] ? new string(letter[0], int.Parse(count, CultureInfo.InvariantCulture)) : text);

        Convert.ToHexStringLower(JavaDigest.Hash(name, data)!).ShouldBe(expected);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("SHA-3")]
    [InlineData("CRC32")]
    public void Hash_is_null_for_a_name_that_Java_does_not_have(string? name) => JavaDigest.Hash(name, []).ShouldBeNull();
}
