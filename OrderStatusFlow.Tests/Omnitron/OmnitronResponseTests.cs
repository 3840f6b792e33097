using System.Net;
using OrderStatusFlow.Core.Omnitron;

namespace OrderStatusFlow.Tests.Omnitron;

public sealed class OmnitronResponseTests
{
    [Theory]
    [InlineData(400, """{"status": ["Not a valid choice."], "code": "invalid"}""", "Omnitron returned 400: status: Not a valid choice.")]
    [InlineData(400, """{"non_field_errors": ["Too late.", "Really."], "code": "x"}""", "Omnitron returned 400: Too late. Really.")]
    [InlineData(404, """{"detail": "Not found.", "code": "not_found"}""", "Omnitron returned 404: Not found.")]
    [InlineData(400, """{"orderitem_set": [{"id": ["Needed."]}]}""", """Omnitron returned 400: orderitem_set: {"id": ["Needed."]}""")]
    [InlineData(502, "<html>Bad Gateway</html>", "Omnitron returned 502: <html>Bad Gateway</html>")]
    [InlineData(503, "", "Omnitron returned 503.")]
    [InlineData(400, "[1]", "Omnitron returned 400.")]
    public void What_it_says_becomes_a_sentence(int status, string body, string sentence) =>
        new OmnitronResponse((HttpStatusCode)status, body, null, null).Sentence().ShouldBe(sentence);

    [Theory]
    [InlineData(200, true, false)]
    [InlineData(204, true, false)]
    [InlineData(400, false, false)]
    [InlineData(403, false, false)]
    [InlineData(404, false, false)]
    [InlineData(408, false, true)]
    [InlineData(429, false, true)]
    [InlineData(500, false, true)]
    [InlineData(503, false, true)]
    public void Statuses_are_success_or_pass_or_stay(int status, bool success, bool retryable)
    {
        var answer = new OmnitronResponse((HttpStatusCode)status, "", null, null);

        (answer.IsSuccess, answer.IsRetryable).ShouldBe((success, retryable));
    }
}
