using System.Net;
using System.Text.Json;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.Simulators;

public sealed class OmnitronSimulatorTests
{
    private const string Shipped =
        """{"order":"ORD1","orderitem_set":[{"id":11,"status":"500","invoice_number":"SEP1","invoice_date":"2021-07-14T00:00:00.000000Z"}]}""";

    [Theory]
    [InlineData("/api/i1/auth/login/")]
    [InlineData("/api/v1/auth/login/")]
    public async Task A_login_answers_a_key_and_is_counted(string path)
    {
        await using OmnitronClient client = await OmnitronClient.StartAsync(new());

        (await client.LoginAsync(path)).Length.ShouldBe(40);

        client.Omnitron.Totals.Logins.ShouldBe(1);
    }

    [Fact]
    public async Task Wrong_credentials_are_a_400_with_a_code()
    {
        await using OmnitronClient client = await OmnitronClient.StartAsync(new());

        HttpResponseMessage answer = await client.Http.PostAsync("/api/i1/auth/login/", TestHttp.Json("""{"username":"flow","password":"x"}"""));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonElement body = await OmnitronClient.BodyAsync(answer);
        body.GetProperty("non_field_errors")[0].GetString().ShouldNotBeNullOrEmpty();
        body.GetProperty("code").GetString().ShouldBe("invalid_credentials");
        client.Omnitron.Totals.LoginsRefused.ShouldBe(1);
    }

    [Fact]
    public async Task An_update_without_a_valid_token_is_a_401_and_changes_nothing()
    {
        await using OmnitronClient client = await OmnitronClient.StartAsync(new());
        (await client.PatchAsync(Shipped)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await client.LoginAsync();
        client.Omnitron.ExpireTokens();

        (await client.PatchAsync(Shipped)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        client.Omnitron.Item(11).ShouldBeNull();
    }

    [Fact]
    public async Task Updates_are_merged_into_the_item_and_its_order()
    {
        await using OmnitronClient client = await OmnitronClient.StartAsync(new());
        await client.LoginAsync();
        HttpResponseMessage first = await client.PatchAsync(Shipped);
        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await OmnitronClient.BodyAsync(first)).GetProperty("updated").GetInt32().ShouldBe(1);

        (await client.PatchAsync("""{"orderitem_set":[{"id":11,"status":"550","tracking_number":"Ş🎁","extra":{"a":1}}]}""")).StatusCode.ShouldBe(HttpStatusCode.OK);

        OmnitronItem item = client.Omnitron.Item(11).ShouldNotBeNull();
        item.Status.ShouldBe("550");
        item.Fields["invoice_number"].ShouldBe("SEP1");
        item.Fields["tracking_number"].ShouldBe("Ş🎁");
        item.Fields["extra"].ShouldBe("""{"a":1}""");
        client.Omnitron.Order("ORD1").ShouldHaveSingleItem().Id.ShouldBe(11);
        JsonElement patches = await client.GetAsync("/_sim/patches");
        patches.GetProperty("items").GetInt64().ShouldBe(1);
        patches.GetProperty("patches").GetInt64().ShouldBe(2);
        patches.GetProperty("repeated").GetProperty("11").GetInt32().ShouldBe(2);
        (await client.GetAsync("/_sim/items/11")).GetProperty("fields").GetProperty("status").GetString().ShouldBe("550");
    }

    public static TheoryData<string, string> Malformed => new()
    {
        { "{", "detail" },
        { "[]", "non_field_errors" },
        { "{}", "orderitem_set" },
        { """{"orderitem_set":{}}""", "orderitem_set" },
        { """{"orderitem_set":[]}""", "orderitem_set" },
        { """{"orderitem_set":[1]}""", "orderitem_set" },
        { """{"orderitem_set":[{"status":"500"}]}""", "id" },
        { """{"orderitem_set":[{"id":"12","status":"500"}]}""", "id" },
        { """{"orderitem_set":[{"id":1.5,"status":"500"}]}""", "id" },
        { """{"orderitem_set":[{"id":12,"status":500}]}""", "status" },
        { """{"orderitem_set":[{"id":12,"status":null}]}""", "status" },
        { """{"orderitem_set":[{"id":12,"invoice_number":7}]}""", "invoice_number" },
        { """{"orderitem_set":[{"id":12,"invoice_date":"14.07.2021"}]}""", "invoice_date" },
        { """{"orderitem_set":[{"id":12,"status":"500"},{"id":13,"status":1}]}""", "status" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task A_malformed_update_is_a_400_that_names_the_field_and_changes_nothing(string body, string field)
    {
        await using OmnitronClient client = await OmnitronClient.StartAsync(new());
        await client.LoginAsync();

        HttpResponseMessage answer = await client.PatchAsync(body);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonElement error = await OmnitronClient.BodyAsync(answer);
        error.TryGetProperty(field, out _).ShouldBeTrue(error.ToString());
        error.TryGetProperty("code", out _).ShouldBeTrue();
        client.Omnitron.Items().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_delivered_item_does_not_go_back_to_approved()
    {
        await using OmnitronClient client = await OmnitronClient.StartAsync(new() { Items = [new() { Id = 7, Status = "550" }] });
        await client.LoginAsync();

        (await client.PatchAsync("""{"orderitem_set":[{"id":7,"status":"400"},{"id":8,"status":"500"}]}""")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        client.Omnitron.Item(7).ShouldNotBeNull().Status.ShouldBe("550");
        client.Omnitron.Item(8).ShouldNotBeNull().Applied.ShouldBe(0);
    }

    [Fact]
    public async Task In_a_closed_world_an_unknown_item_is_a_404_until_its_order_is_created()
    {
        await using OmnitronClient client = await OmnitronClient.StartAsync(new() { ClosedWorld = true });
        await client.LoginAsync();
        HttpResponseMessage unknown = await client.PatchAsync(Shipped);
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await OmnitronClient.BodyAsync(unknown)).GetProperty("detail").GetString().ShouldBe("Not found.");

        (await client.Http.PostAsync("/api/i1/orders/", TestHttp.Json(Shipped))).StatusCode.ShouldBe(HttpStatusCode.Created);

        (await client.PatchAsync(Shipped)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.Http.PostAsync("/_sim/items", TestHttp.Json("""[{"id":99,"order":"ORD9"}]"""))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        client.Omnitron.Item(99).ShouldNotBeNull().Status.ShouldBe("400");
    }

    [Fact]
    public async Task The_peak_counts_updates_that_are_in_flight_at_once()
    {
        await using OmnitronClient client = await OmnitronClient.StartAsync(new() { PatchDelay = TimeSpan.FromMilliseconds(300) });
        await client.LoginAsync();

        await Task.WhenAll(Enumerable.Range(1, 8).Select(i => client.PatchAsync($$"""{"orderitem_set":[{"id":{{i}},"status":"500"}]}""")));

        client.Omnitron.Totals.InFlightPeak.ShouldBe(8);
        client.Omnitron.Totals.InFlight.ShouldBe(0);
        client.Omnitron.Reset();
        client.Omnitron.Totals.Patches.ShouldBe(0);
    }
}
