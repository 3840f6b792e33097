using Microsoft.Playwright;
using OrderStatusFlow.Tests.Access;
using static Microsoft.Playwright.Assertions;

namespace OrderStatusFlow.Tests.Browser;

/// <summary>The console of people who may read, but neither operate nor edit: it offers them nothing that the host refuses.</summary>
[Collection(PagesInChromium.Name)]
public sealed class ConsoleReaderTests(ConsoleFixture console, AccessHost host) : IClassFixture<AccessHost>
{
    [Fact]
    public async Task The_bench_shows_a_step_to_a_reader_and_who_can_run_it()
    {
        var mapped = AccessHost.Inbound.Trim()[..^1] + """, "mapping": {"engine": "jolt", "spec": [{"operation": "shift", "spec": {"a": "b"}}]}}""";
        (await host.SendAsync("PUT", "flows/reader-bench", host.Admin, mapped)).Status.ShouldBeLessThan(300);
        await using var editor = await OpenAsync("/flows/reader-bench/bench/mapping", "desktop light", "edit");
        await Expect(RunButton(editor)).ToBeVisibleAsync();
        await using var view = await OpenAsync("/flows/reader-bench/bench/mapping", "phone light");

        await Expect(view.Page.GetByText("Those who may edit flows run the step here.")).ToBeVisibleAsync();
        await Expect(RunButton(view)).ToHaveCountAsync(0);
        await Expect(view.Page.GetByRole(AriaRole.Region, new() { Name = "Cases" })).ToHaveCountAsync(0);
        view.ShouldBeQuiet();
        await view.ShouldBeAccessibleAsync();
    }

    [Theory]
    [InlineData("/flows/own-in?step=login", "Login Type")]
    [InlineData("/flows/own-in?step=omnitron", "Username")]
    public async Task The_test_of_a_login_is_offered_to_those_who_may_run_it(string path, string label)
    {
        await using var editor = await OpenAsync(path, "desktop dark", "edit");
        await Expect(editor.Page.GetByRole(AriaRole.Button, new() { Name = "Test the login" })).ToBeVisibleAsync();
        await using var view = await OpenAsync(path, "desktop light");

        await Expect(view.Page.GetByLabel(label).First).ToBeVisibleAsync();
        await Expect(view.Page.GetByText("Test the login")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("/orders/NONE", "Check that the number is complete.", "from the ERP")]
    [InlineData("/alarms", "Those who may edit flows set thresholds", "Choose a flow")]
    [InlineData("/flows/none", "It may have been deleted.", "button for a new one")]
    public async Task An_empty_page_advises_nothing_that_a_reader_may_not_do(string path, string advice, string other)
    {
        await using var view = await OpenAsync(path, "phone dark");

        await Expect(view.Page.GetByText(advice)).ToBeVisibleAsync();
        await Expect(view.Page.GetByText(other)).ToHaveCountAsync(0);
        await view.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task The_first_version_has_no_earlier_one_beside_it()
    {
        await using var view = await OpenAsync("/flows/own-in/versions", "desktop light");

        await Expect(view.Page.GetByText("No earlier version")).ToBeVisibleAsync();
    }

    // Not the button of the search, whose name has the word too.
    private static ILocator RunButton(ConsolePage view) => view.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Run" }).First;

    private async Task<ConsolePage> OpenAsync(string path, string look, string role = "view")
    {
        var (_, key) = await host.KeyAsync($"{role} person", role);
        return await ConsoleSession.OpenAsync(console, host, key, path, look);
    }
}
