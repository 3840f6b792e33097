using OrderStatusFlow.Core.Net;

namespace OrderStatusFlow.Tests.Net;

public sealed class SecretRedactorTests
{
    [Theory]
    [InlineData("s3cr3t", "as3cr3tb s3cr3t", "a{P}b {P}")]
    [InlineData("a b&c", "q=a%20b%26c q=a+b%26c {\"p\":\"a b\\u0026c\"} a b&c", "q={P%} q={P+} {\"p\":\"{P\"}\"} {P}")]
    // Short ones: as whole values only.
    [InlineData("abc", "http://h/abc/x?key=abc&p=2 {\"password\":\"abc\"} <Password>abc</Password> abcd=abcd the abc",
        "http://h/{P}/x?key={P}&p=2 {\"password\":\"{P}\"} <Password>{P}</Password> abcd=abcd the abc")]
    [InlineData("abc", "http://h?key=abc", "http://h?key={P}")]
    [InlineData("1", "Page 1 of 11, status 401: {\"id\":1,\"count\":21,\"pin\":\"1\"}", "Page 1 of 11, status 401: {\"id\":1,\"count\":21,\"pin\":\"{P}\"}")]
    [InlineData("ş", "pin=%C5%9F {\"pin\":\"ş\"}", "pin={P%} {\"pin\":\"{P}\"}")]
    [InlineData("$&.", "pin=$&. \"$&.\"", "pin={P} \"{P}\"")]
    [InlineData("", "nothing", "nothing")]
    [InlineData(null, "nothing", "nothing")]
    public void A_secret_is_hidden_and_put_back(string? secret, string text, string shown)
    {
        var secrets = new SecretRedactor();
        secrets.Add("P", secret);

        secrets.Hide(text).ShouldBe(shown);
        secrets.Show(shown).ShouldBe(text);
    }
}
