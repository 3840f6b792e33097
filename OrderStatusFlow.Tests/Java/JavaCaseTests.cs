using OrderStatusFlow.Java;

namespace OrderStatusFlow.Tests.Java;

public sealed class JavaCaseTests
{
    [Theory]
    [InlineData("ISPARTA", "isparta")]
    [InlineData("İZMİR", "i\u0307zmi\u0307r")]
    [InlineData("İΑΣ ΑΣΑ Σ", "i\u0307ας ασα σ")]
    [InlineData("Α'Σ Α-Σ Α_Σ Α1Σ", "α'ς α-ς α_ς α1ς")]
    [InlineData("ΑΣ'Α ΑΣ. 1Σ ..Σ", "ασ'α ας. 1σ ..σ")]
    [InlineData("Α..Σ Α\u0301Σ", "α..σ α\u0301ς")]
    public void ToLower_maps_like_Java(string text, string expected) => JavaCase.ToLower(text).ShouldBe(expected);

    [Theory]
    [InlineData("şü ıi/&", "ŞÜ II/&")]
    [InlineData("ßſŉǰ", "SSSʼNJ\u030C")]
    [InlineData("ﬁﬃﬆև", "FIFFISTԵՒ")]
    [InlineData("ᾳᾲ", "ΑΙᾺΙ")]
    public void ToUpper_maps_like_Java(string text, string expected) => JavaCase.ToUpper(text).ShouldBe(expected);

    [Theory]
    [InlineData("İPTAL", "iptal", true)]
    [InlineData("IPTAL", "ıptal", true)]
    [InlineData("ı", "İ", true)]
    [InlineData("ß", "SS", false)]
    [InlineData("ς", "Σ", true)]
    [InlineData("şü", "ŞÜ", true)]
    [InlineData("a", "b", false)]
    public void EqualsIgnoreCase_compares_characters_like_Java(string left, string right, bool expected) =>
        JavaCase.EqualsIgnoreCase(left, right).ShouldBe(expected);
}
