using System.Net;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Faults;

namespace OrderStatusFlow.Tests.Simulators;

public sealed class FaultTests
{
    private const string Update = """{"orderitem_set":[{"id":11,"status":"500"}]}""";

    [Fact]
    public async Task A_fault_applies_to_the_given_number_of_requests_and_returns_retry_after()
    {
        await using OmnitronClient client = await OmnitronClient.StartAsync(new());
        await client.LoginAsync();
        HttpResponseMessage added = await client.Http.PostAsync(
            "/_sim/faults", TestHttp.Json("""{"path":"/api/*","method":"PATCH","match":"\"id\":11","status":429,"retryAfter":2,"times":1}"""));
        added.StatusCode.ShouldBe(HttpStatusCode.Created);

        (await client.PatchAsync(Update.Replace("11", "12", StringComparison.Ordinal))).StatusCode.ShouldBe(HttpStatusCode.OK);
        HttpResponseMessage faulty = await client.PatchAsync(Update);
        (await client.PatchAsync(Update)).StatusCode.ShouldBe(HttpStatusCode.OK);

        faulty.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        faulty.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldBe(TimeSpan.FromSeconds(2));
        client.Omnitron.Item(11).ShouldNotBeNull().Patches.ShouldBe(1);
        client.Omnitron.Faults.Hits().ShouldHaveSingleItem().Hits.ShouldBe(1);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task A_fault_may_come_after_the_work_is_done(bool applyThenFail, int applied)
    {
        await using OmnitronClient client = await OmnitronClient.StartAsync(new());
        await client.LoginAsync();
        client.Omnitron.Faults.Add(new FaultRule { Method = "PATCH", Status = 500, ApplyThenFail = applyThenFail });

        (await client.PatchAsync(Update)).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);

        (client.Omnitron.Item(11)?.Applied ?? 0).ShouldBe(applied);
    }

    [Fact]
    public async Task A_connection_is_cut_before_the_answer()
    {
        await using OmnitronClient client = await OmnitronClient.StartAsync(new());
        await client.LoginAsync();
        client.Omnitron.Faults.Add(new FaultRule { Method = "PATCH", Cut = FaultCut.Before, ApplyThenFail = true });

        await Should.ThrowAsync<HttpRequestException>(() => client.PatchAsync(Update));

        client.Omnitron.Item(11).ShouldNotBeNull().Applied.ShouldBe(1);
        client.Omnitron.Requests[^1].Status.ShouldBe(0);
    }

    [Fact]
    public async Task A_connection_is_cut_in_the_middle_of_the_body()
    {
        await using ErpSimulator erp = await ErpSimulator.StartAsync(new());
        using HttpClient http = TestHttp.For(erp.Url);
        erp.Faults.Add(new FaultRule { Path = "/orders*", Cut = FaultCut.Middle, Times = 1 });

        using HttpResponseMessage answer = await http.GetAsync("/orders", HttpCompletionOption.ResponseHeadersRead);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        await Should.ThrowAsync<HttpRequestException>(() => answer.Content.ReadAsStringAsync());
        (await http.GetAsync("/orders")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_body_and_its_content_type_take_the_place_of_the_answer()
    {
        await using ErpSimulator erp = await ErpSimulator.StartAsync(new());
        using HttpClient http = TestHttp.For(erp.Url);
        erp.Faults.Add(new FaultRule { Body = "<html>Bakımdayız</html>", ContentType = "text/html; charset=utf-8" });

        HttpResponseMessage answer = await http.GetAsync("/orders");

        answer.Content.Headers.ContentType.ShouldNotBeNull().MediaType.ShouldBe("text/html");
        (await answer.Content.ReadAsStringAsync()).ShouldBe("<html>Bakımdayız</html>");
    }

    [Theory]
    [InlineData("""{"stauts":500}""")]
    [InlineData("""{"status":99}""")]
    [InlineData("""{"status":500,"times":0}""")]
    [InlineData("""{"retryAfter":3}""")]
    [InlineData("null")]
    public async Task A_rule_that_makes_no_sense_is_refused(string rule)
    {
        await using OmnitronClient client = await OmnitronClient.StartAsync(new());

        (await client.Http.PostAsync("/_sim/faults", TestHttp.Json(rule))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        client.Omnitron.Faults.Hits().ShouldBeEmpty();
    }
}
