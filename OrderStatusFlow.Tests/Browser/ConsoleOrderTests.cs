using System.Text.Json;
using Microsoft.Playwright;
using OrderStatusFlow.Simulators.Omnitron;
using static Microsoft.Playwright.Assertions;

namespace OrderStatusFlow.Tests.Browser;

/// <summary>The story of an order in Chromium: how it is found, what to do next, and orders of unusual size.</summary>
[Collection(PagesInChromium.Name)]
public sealed class ConsoleOrderTests(ConsoleFixture console)
{
    [Theory]
    [InlineData("con0000002")]
    [InlineData("%20CON%200000002%C2%A0")]
    public async Task A_number_in_another_spelling_leads_to_the_order(string number)
    {
        await using var view = await console.OpenAsync($"/orders/{number}", "phone light");

        await view.Page.GetByRole(AriaRole.Link, new() { Name = ConsoleFixture.Refused }).ClickAsync();

        await Expect(view.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(ConsoleFixture.Refused);
        view.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_refused_order_says_who_can_correct_it_and_leads_to_its_cause()
    {
        await using var view = await console.OpenAsync("/orders/{refused}");

        await Expect(view.Page.GetByText("Correct it in the ERP or in the mapping.")).ToBeVisibleAsync();
        await view.Page.GetByRole(AriaRole.Link, new() { Name = "See the cause and all its orders" }).ClickAsync();

        await Expect(view.Page).ToHaveURLAsync($"{console.Url}/errors/{console.Error}");
        view.ShouldBeQuiet();
    }

    [Fact]
    public async Task An_order_of_many_values_and_a_request_that_is_too_large_for_the_log_say_so()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await console.Host.PutPlainAsync("order-size", omnitron);
        var run = await console.Host.RunAsync("flows/order-size/outbound", JsonSerializer.Serialize(new object[]
        {
            new { order = "SIZE1", orderitem_set = Enumerable.Range(1, 20).Select(id => new { id, status = "450", invoice_number = $"INV{id}" }) },
            new { order = "SIZE2", orderitem_set = new[] { new { id = 30, status = "450", note = new string('x', 300_000) } } },
        }));

        await using var order = await console.OpenAsync("/orders/SIZE1");
        await using var row = await console.OpenAsync($"/runs/{run.GetProperty("runId").GetString()}?row=2");

        await Expect(order.Page.GetByText("INV1, INV2, INV3, INV4, INV5, INV6 and 14 more")).ToBeVisibleAsync();
        await Expect(row.Page.GetByText("it is larger than 256 KiB")).ToBeVisibleAsync();
    }
}
