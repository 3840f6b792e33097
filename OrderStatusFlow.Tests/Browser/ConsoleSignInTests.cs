using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace OrderStatusFlow.Tests.Browser;

/// <summary>Who the console lets in: its sign-in, and the keys of its settings.</summary>
[Collection(TasksInChromium.Name)]
public sealed class ConsoleSignInTests(ConsoleFixture console, SharedStorage storage)
{
    [Fact]
    public async Task Without_a_session_the_console_asks_for_a_key()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        await using var locked = await console.Host.StartServerAsync(("OrderStatusFlow:ApiKey", "the-key-of-this-host-0123456789"));
        await using var view = await console.OpenAsync("/runs", server: locked.Url);

        await Expect(view.Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in", Exact = true })).ToBeVisibleAsync();
        await view.ShouldBeAccessibleAsync();
        await view.Page.GetByLabel("Key").FillAsync("another-key");
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(view.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await view.Page.GetByLabel("Key").FillAsync("the-key-of-this-host-0123456789");
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(view.Page.GetByRole(AriaRole.Heading, new() { Name = "Runs", Exact = true })).ToBeVisibleAsync();
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Preferences" }).ClickAsync();
        await view.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();

        await Expect(view.Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in", Exact = true })).ToBeVisibleAsync();
        view.ShouldBeQuiet();
    }

    [Fact]
    public async Task The_first_key_is_shown_once_and_keeps_its_creator_signed_in()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        // The first key closes its host, so this one has a storage of its own.
        await using var open = await LocalHosts.StartAsync(await storage.NewAccountAsync());
        await using var view = await console.OpenAsync("/settings", server: open.Url);

        var first = await CreateKeyAsync(view, "Ada");
        await CreateKeyAsync(view, "Monitor");
        await Expect(view.Page.GetByText(first)).ToHaveCountAsync(0);
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Revoke: Monitor" }).ClickAsync();
        await view.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();
        // While the dialog is open, what is behind it has no roles.
        await Expect(view.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(view.Page.GetByRole(AriaRole.Button, new() { Name = "Revoke: Monitor" })).ToHaveCountAsync(0);
        await view.Page.ReloadAsync();

        await Expect(view.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Settings");
        await Expect(view.Page.GetByText("revoked a key")).ToBeVisibleAsync();
        await Expect(view.Page.GetByRole(AriaRole.Button, new() { Name = "Revoke: Ada" })).ToBeVisibleAsync();
        view.ShouldBeQuiet();
    }

    private static async Task<string> CreateKeyAsync(ConsolePage view, string name)
    {
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "New key" }).ClickAsync();
        await view.Page.GetByRole(AriaRole.Textbox, new() { Name = "Name" }).FillAsync(name);
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Create key" }).ClickAsync();
        var created = view.Page.GetByRole(AriaRole.Dialog, new() { Name = "Copy the key now" });
        var key = await created.Locator("code").InnerTextAsync();
        await created.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        return key;
    }
}
