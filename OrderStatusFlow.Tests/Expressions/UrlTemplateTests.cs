using OrderStatusFlow.Expressions;

namespace OrderStatusFlow.Tests.Expressions;

public sealed class UrlTemplateTests
{
    private static readonly Dictionary<string, string> Attributes = new()
    {
        ["number"] = "SEP 10/42#ş%",
        ["token.erp"] = "abc{1}",
        ["piece"] = "/orders/one?x=1&y=%20",
        ["whole"] = "http://127.0.0.1:8080/api",
        ["empty"] = "",
    };

    [Theory]
    [InlineData("https://erp.example/orders", "https://erp.example/orders")]
    [InlineData("https://erp.example${empty:isEmpty():ifElse('/orders/changed','/orders/one')}", "https://erp.example/orders/changed")]
    [InlineData("https://erp.example${piece}", "https://erp.example/orders/one?x=1&y=%20")]
    [InlineData("${whole}/orders", "http://127.0.0.1:8080/api/orders")]
    [InlineData("https://erp.example/(S(${token.erp}))/IntegratorService/RunProc", "https://erp.example/(S(abc%7B1%7D))/IntegratorService/RunProc")]
    [InlineData("https://erp.example/orders/${number}", "https://erp.example/orders/SEP%2010/42%23%C5%9F%25")]
    [InlineData("https://erp.example/orders/${number:urlEncode()}", "https://erp.example/orders/SEP+10%2F42%23%C5%9F%25")]
    [InlineData("https://erp.example/a b?q=ş#part", "https://erp.example/a%20b?q=%C5%9F")]
    [InlineData("https://erp.example/$metadata?$filter=a%20eq%201", "https://erp.example/$metadata?$filter=a%20eq%201")]
    public void Evaluate_encodes_only_what_no_url_may_hold(string template, string expected)
    {
        var url = UrlTemplate.Parse(template).Value!.Evaluate(Attributes, FixedTime.Context());

        url.Failure.ShouldBeNull();
        url.Value!.AbsoluteUri.ShouldBe(expected);
    }

    [Theory]
    [InlineData("${empty}")]
    [InlineData("ftp${whole}")]
    [InlineData("file:///etc/passwd${empty}")]
    public void Evaluate_refuses_what_is_no_web_address(string template) =>
        UrlTemplate.Parse(template).Value!.Evaluate(Attributes, FixedTime.Context()).Failure!.Code.ShouldBe("expression.url");

    [Theory]
    [InlineData("orders", "expression.url")]
    [InlineData("", "expression.url")]
    [InlineData("http://x/${", "expression.syntax")]
    public void Parse_refuses_at_once_what_can_never_work(string template, string code) =>
        UrlTemplate.Parse(template).Failure!.Code.ShouldBe(code);
}
