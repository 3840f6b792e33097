namespace OrderStatusFlow.Tests.Expressions;

/// <summary>The attributes of the expressions in tests.</summary>
internal static class SampleAttributes
{
    public static readonly Dictionary<string, string> All = new()
    {
        ["filename"] = "a brand new filename.txt",
        ["hello"] = "  ",
        ["number"] = "",
        ["order"] = "SEP-1042",
        ["token.erp"] = "s3ss10n",
        ["fileSize"] = "100",
        ["price"] = "12.50",
        ["bool"] = "true",
        ["my attribute"] = "spaced",
        ["which"] = "order",
        ["time"] = "1420058163264",
        ["line"] = "\"Jacobson, John\", 32, Mr.",
        ["altLine"] = "Jacobson, John|32|Mr.",
        ["myEnum"] = "JOHN",
        ["url"] = "https://erp.example/some value?a=b&c",
        ["tr"] = "İstanbul/ş",
        ["quoted"] = "say \"hi\"\\\n",
        ["json"] = """{"firstName":"John","age":25,"big":12345678901234567890,"spouse":null,"alive":true,"phones":[{"type":"home","number":"212"},{"type":"office","number":"646"}],"one":[7],"at":"2025-01-01T00:00:00Z"}""",
        ["UserName"] = "Ada",
        ["modified_date__gt"] = "2025-12-21T12:00:30.000000",
        ["hex"] = "0x1F",
        ["money"] = "$5",
    };
}
