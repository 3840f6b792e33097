using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace OrderStatusFlow.Tests.Browser;

/// <summary>The console while its host does not answer, and after its session has ended: nothing that was typed is lost.</summary>
[Collection(TasksInChromium.Name)]
public sealed class ConsoleLossTests(ConsoleFixture console)
{
    private const string Lost = "The host cannot be reached";

    [Fact]
    public async Task A_page_says_that_the_host_is_gone_and_a_page_that_it_could_not_load_opens_when_it_is_back()
    {
        await using var view = await console.OpenAsync("/runs");
        var page = view.Page;

        // The browser may have the files of other pages already.
        await page.RouteAsync("**/assets/*", route => route.AbortAsync());
        await page.Context.SetOfflineAsync(true);
        await Expect(page.GetByRole(AriaRole.Alert).GetByText(Lost).First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Alarms" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Lost);
        await page.UnrouteAllAsync();
        await page.Context.SetOfflineAsync(false);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Alarms");
        await Expect(page.GetByText(Lost)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_draft_survives_a_session_that_ends()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        const string Key = "the-key-of-this-host-0123456789";
        await console.Host.PutIdleAsync("console-signed-out");
        await using var locked = await console.Host.StartServerAsync(("OrderStatusFlow:ApiKey", Key));
        await using var view = await console.OpenAsync("/flows/console-signed-out?step=alarms", server: locked.Url);
        var page = view.Page;
        await SignInAsync();
        await page.GetByLabel("No completed run for").FillAsync("03:00:00");

        // Not a moment earlier: any call of the page that the host refuses asks for the key, and then there is no button to save.
        await page.RouteAsync("**/api/flows/console-signed-out", async route =>
        {
            if (route.Request.Method != "PUT")
            {
                await route.FallbackAsync();
                return;
            }

            await page.Context.ClearCookiesAsync();
            await route.ContinueAsync(new() { Headers = route.Request.Headers.Where(header => header.Key != "cookie") });
        });
        await SaveAsync();
        await page.UnrouteAllAsync();
        await SignInAsync();

        await Expect(page.GetByLabel("No completed run for")).ToHaveValueAsync("03:00:00");
        await SaveAsync();
        await Expect(page.GetByText("Version 2, no changes")).ToBeVisibleAsync();
        (await console.Host.OkAsync(HttpMethod.Get, "flows/console-signed-out")).GetProperty("alarms").GetProperty("noRunFor").GetString().ShouldBe("03:00:00");
        view.ShouldBeQuiet();

        async Task SaveAsync()
        {
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Review and save" })).ToBeEnabledAsync();
            await page.Keyboard.PressAsync("Control+s");
            await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        }

        async Task SignInAsync()
        {
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in", Exact = true })).ToBeVisibleAsync();
            await page.GetByLabel("Key").FillAsync(Key);
            await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        }
    }
}
