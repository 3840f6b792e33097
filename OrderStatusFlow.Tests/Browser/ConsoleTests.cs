using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace OrderStatusFlow.Tests.Browser;

/// <summary>The console in Chromium, over a host.</summary>
[Collection(PagesInChromium.Name)]
public sealed class ConsoleTests(ConsoleFixture console)
{
    private const int NarrowestPhone = 320;
    private static readonly string[] Looks = ["desktop light", "phone dark", "desktop dark", "phone light"];

    public static TheoryData<string, string> Views => [.. ConsoleViews.All.Keys.Select((name, index) => (name, Looks[index % Looks.Length]))];

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Every_view_is_accessible_and_obeys_its_security_policy(string name, string look)
    {
        await using var view = await console.OpenAsync(ConsoleViews.All[name], look);

        view.ShouldBeQuiet();
        await ShouldHideNothingAsync(view, look);
        await view.ShouldBeAccessibleAsync();
        await view.Page.SetViewportSizeAsync(NarrowestPhone, 844);
        await ShouldHideNothingAsync(view, "on a narrow phone");
    }

    [Theory]
    [InlineData("/runs/{run}")]
    [InlineData("/runs/{run}?row=2")]
    [InlineData("/runs/{run}?row=3")]
    [InlineData("/orders/{markup}")]
    [InlineData("/errors/{error}")]
    [InlineData("/alarms")]
    [InlineData("/orders/{refused}")]
    public async Task Markup_from_an_ERP_or_from_Omnitron_stays_text(string path)
    {
        await using var view = await console.OpenAsync(path);

        await Expect(view.Page.GetByText(ConsoleFixture.Markup).First).ToBeVisibleAsync();
        (await view.Page.Locator("img").CountAsync()).ShouldBe(0);
        view.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_search_for_an_order_number_opens_its_story()
    {
        await using var view = await console.OpenAsync("/runs");

        await view.Page.Keyboard.PressAsync("/");
        await Expect(view.Page.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await view.Page.Keyboard.TypeAsync(ConsoleFixture.Refused);
        await Expect(view.Page.GetByRole(AriaRole.Option).First).ToContainTextAsync(ConsoleFixture.Refused);
        await view.Page.Keyboard.PressAsync("Enter");

        await Expect(view.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(ConsoleFixture.Refused);
        await Expect(view.Page.GetByText("Omnitron refused it")).ToBeVisibleAsync();
        await Expect(view.Page).ToHaveURLAsync($"{console.Url}/orders/{ConsoleFixture.Refused}");
        view.ShouldBeQuiet();
    }

    /// <summary>Otherwise the first letters of a fast person would be shortcuts of the page.</summary>
    [Fact]
    public async Task The_search_is_loaded_before_it_is_opened()
    {
        await using var view = await console.OpenAsync("/runs/{run}");
        await view.Page.WaitForFunctionAsync("() => performance.getEntriesByType('resource').some((file) => file.name.includes('/SearchDialog-') && file.responseEnd > 0)");
        await view.Page.Context.SetOfflineAsync(true);

        await view.Page.Keyboard.PressAsync("/");

        await Expect(view.Page.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_run_is_searched_by_its_id_and_filtered_by_outcome_in_its_URL()
    {
        await using var view = await console.OpenAsync("/flows");

        await view.Page.Keyboard.PressAsync("Control+k");
        await Expect(view.Page.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await view.Page.Keyboard.TypeAsync(console.Run);
        await Expect(view.Page.GetByRole(AriaRole.Option).First).ToContainTextAsync(console.Run);
        await view.Page.Keyboard.PressAsync("Enter");
        await view.Page.GetByRole(AriaRole.Region, new() { Name = "Outcome" }).GetByRole(AriaRole.Link, new() { Name = "Rejected" }).ClickAsync();

        await Expect(view.Page).ToHaveURLAsync($"{console.Url}/runs/{console.Run}?outcome=rejected");
        await Expect(Rows(view)).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_row_opens_beside_the_list_and_the_keys_move_to_the_next_one()
    {
        await using var view = await console.OpenAsync("/runs/{run}");

        await Rows(view).Nth(1).ClickAsync();
        var row = view.Page.GetByRole(AriaRole.Complementary);
        await Expect(row.GetByRole(AriaRole.Heading, new() { Name = ConsoleFixture.Refused })).ToBeVisibleAsync();
        await Expect(row.GetByText("\"tracking_number\"")).ToBeVisibleAsync();
        await view.Page.Keyboard.PressAsync("]");
        await Expect(row.GetByRole(AriaRole.Heading, new() { Name = ConsoleFixture.Markup })).ToBeVisibleAsync();
        await view.Page.Keyboard.PressAsync("Escape");

        await Expect(row).ToHaveCountAsync(0);
        await Expect(view.Page).ToHaveURLAsync($"{console.Url}/runs/{console.Run}");
        view.ShouldBeQuiet();
    }

    [Fact]
    public async Task Many_rows_are_in_the_page_only_while_they_are_visible()
    {
        await using var view = await console.OpenAsync("/runs/{many}");

        await view.Page.EvaluateAsync("document.getElementById('content').scrollTo(0, 1e9)");
        await Expect(view.Page.GetByText($"MANY{9 + ConsoleFixture.Many}", new() { Exact = true })).ToBeVisibleAsync();

        (await Rows(view).CountAsync()).ShouldBeLessThan(80);
        view.ShouldBeQuiet();
    }

    [Fact]
    public async Task Rows_are_searched_by_text()
    {
        await using var view = await console.OpenAsync("/runs/{many}");

        await view.Page.GetByRole(AriaRole.Searchbox).FillAsync("MANY123");

        await Expect(Rows(view)).ToHaveCountAsync(1);
        await Expect(view.Page).ToHaveURLAsync($"{console.Url}/runs/{console.ManyRun}?q=MANY123");
    }

    [Fact]
    public async Task Times_follow_the_chosen_zone_and_texts_the_chosen_language()
    {
        await using var view = await console.OpenAsync("/runs");
        var time = view.Page.Locator("main time").First;

        await Expect(time).ToContainTextAsync("+03");
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Time zone of times" }).ClickAsync();
        await view.Page.GetByRole(AriaRole.Menuitemradio, new() { Name = "UTC" }).ClickAsync();
        await Expect(time).ToContainTextAsync("UTC");
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Preferences" }).ClickAsync();
        await view.Page.GetByRole(AriaRole.Menuitemradio, new() { Name = "Türkçe" }).ClickAsync();
        await Expect(view.Page.GetByRole(AriaRole.Heading, new() { Name = "Çalışmalar" })).ToBeVisibleAsync();
        await view.Page.ReloadAsync();

        await Expect(view.Page.GetByRole(AriaRole.Heading, new() { Name = "Çalışmalar" })).ToBeVisibleAsync();
        await Expect(view.Page.Locator("html")).ToHaveAttributeAsync("lang", "tr");
        await Expect(time).ToContainTextAsync("UTC");
    }

    [Fact]
    public async Task Single_keys_can_be_turned_off()
    {
        await using var view = await console.OpenAsync("/runs");

        await view.Page.Keyboard.PressAsync("?");
        await Expect(view.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Keyboard shortcuts");
        await view.Page.Keyboard.PressAsync("Escape");
        await Expect(view.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Preferences" }).ClickAsync();
        await view.Page.GetByRole(AriaRole.Menuitemradio, new() { Name = "Off" }).ClickAsync();
        await view.Page.Keyboard.PressAsync("?");
        await view.Page.Keyboard.PressAsync("Control+k");

        // The search opened, so the key before it has been handled too.
        await Expect(view.Page.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await Expect(view.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(1);
    }

    // Only the content scrolls. What is wider than it is cut off on a phone. The view has drawn its new size after two frames, and an editor then measures itself again.
    private static async Task ShouldHideNothingAsync(ConsolePage view, string where)
    {
        await view.Page.EvaluateAsync("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
        try
        {
            await view.Page.WaitForFunctionAsync(
                "() => [document.documentElement, document.getElementById('content')].every((part) => part.scrollWidth <= part.clientWidth)",
                null,
                new() { Timeout = 20_000 });
        }
        catch (TimeoutException)
        {
            Assert.Fail($"The page is wider than its window ({where}): " + await view.Page.EvaluateAsync<string>("""
                () => [...document.querySelectorAll('#content *')].filter((part) => part.getBoundingClientRect().right > document.documentElement.clientWidth)
                    .map((part) => part.outerHTML.slice(0, 100)).join('\n')
                """));
        }
    }

    private static ILocator Rows(ConsolePage view) => view.Page.Locator("main [data-row]");
}
