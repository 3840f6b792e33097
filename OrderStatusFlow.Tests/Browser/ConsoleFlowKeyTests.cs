using Microsoft.Playwright;
using OrderStatusFlow.Tests.Access;
using static Microsoft.Playwright.Assertions;

namespace OrderStatusFlow.Tests.Browser;

/// <summary>The console of a person whose key opens one flow.</summary>
[Collection(PagesInChromium.Name)]
public sealed class ConsoleFlowKeyTests(ConsoleFixture console, AccessHost host) : IClassFixture<AccessHost>, IAsyncLifetime
{
    private string other = "";

    public async ValueTask InitializeAsync() => other = (await RefusedOrder.PostAsync(host)).Other;

    public ValueTask DisposeAsync() => default;

    [Theory]
    [InlineData("/", "desktop light")]
    [InlineData("/", "phone dark")]
    [InlineData("/flows", "phone light")]
    [InlineData($"/flows/{RefusedOrder.Own}", "desktop dark")]
    [InlineData("/runs", "phone dark")]
    [InlineData("/errors", "phone light")]
    [InlineData("/alarms", "desktop dark")]
    [InlineData($"/orders/{RefusedOrder.Number}", "phone light")]
    [InlineData("/settings", "phone dark")]
    public async Task Every_page_shows_the_flow_of_the_key_and_no_other(string path, string look)
    {
        var refused = new List<string>();
        await using var view = await OpenAsync(path, look, refused);

        await Expect(view.Page.GetByRole(AriaRole.Main).GetByText(RefusedOrder.Own).First).ToBeVisibleAsync();
        await Expect(view.Page.GetByText(RefusedOrder.Other)).ToHaveCountAsync(0);
        await Expect(view.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        refused.ShouldBeEmpty();
        view.ShouldBeQuiet();
        await view.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task The_first_page_leads_to_the_flow_and_says_that_the_key_opens_it_only()
    {
        await using var view = await OpenAsync("/", "desktop light");

        await Expect(view.Page.GetByText("Your key opens this flow only.")).ToBeVisibleAsync();
        await Expect(view.Page.GetByText("1 open error")).ToBeVisibleAsync();
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Preferences" }).ClickAsync();
        await Expect(view.Page.GetByText($"only {RefusedOrder.Own}")).ToBeVisibleAsync();
        await view.Page.Keyboard.PressAsync("Escape");
        await view.Page.GetByRole(AriaRole.Link, new() { Name = RefusedOrder.Own, Exact = true }).ClickAsync();

        await Expect(view.Page).ToHaveURLAsync($"{host.Server.Url}/flows/{RefusedOrder.Own}");
    }

    [Theory]
    [InlineData("/settings")]
    [InlineData($"/flows/{RefusedOrder.Other}")]
    [InlineData($"/flows/{RefusedOrder.Other}/versions")]
    [InlineData($"/runs?flow={RefusedOrder.Other}")]
    [InlineData($"/errors?flow={RefusedOrder.Other}")]
    [InlineData("/runs/{other}")]
    public async Task A_page_that_is_not_for_the_key_leads_to_its_flow(string path)
    {
        await using var view = await OpenAsync(path.Replace("{other}", other, StringComparison.Ordinal), "desktop light");

        await Expect(view.Page.GetByText("Your key opens the flow scope-own only.").First).ToBeVisibleAsync();
        await Expect(view.Page.GetByText("Role required")).ToHaveCountAsync(0);
        await view.Page.GetByRole(AriaRole.Button, new() { Name = $"Go to {RefusedOrder.Own}" }).First.ClickAsync();

        await Expect(view.Page).ToHaveURLAsync($"{host.Server.Url}/flows/{RefusedOrder.Own}");
        view.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_note_with_a_button_is_as_wide_as_a_phone()
    {
        await using var view = await OpenAsync($"/flows/{RefusedOrder.Other}", "phone light");
        await view.Page.SetViewportSizeAsync(360, 780);

        var text = await view.Page.GetByText("Your key opens the flow").BoundingBoxAsync();

        text!.Width.ShouldBeGreaterThan(260);
    }

    private async Task<ConsolePage> OpenAsync(string path, string look, ICollection<string>? refused = null)
    {
        var (_, key) = await host.KeyAsync("support", "view", RefusedOrder.Own);
        return await ConsoleSession.OpenAsync(console, host, key, path, look, refused);
    }
}
