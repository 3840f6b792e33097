using Microsoft.Playwright;
using OrderStatusFlow.LocalHost;
using OrderStatusFlow.Tests.EndToEnd;
using static Microsoft.Playwright.Assertions;

namespace OrderStatusFlow.Tests.Browser;

/// <summary>The console in Chromium, over a host.</summary>
[Collection(InChromium.Name)]
public sealed class ConsoleTests(ConsoleFixture console, TestHost host, SharedStorage storage)
{
    private static readonly string[] Looks = ["desktop light", "phone dark", "desktop dark", "phone light"];

    public static TheoryData<string, string> Views => [.. ConsoleViews.All.Keys.Select((name, index) => (name, Looks[index % Looks.Length]))];

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Every_view_is_accessible_and_obeys_its_security_policy(string name, string look)
    {
        await using var view = await console.OpenAsync(ConsoleViews.All[name], look);

        view.ShouldBeQuiet();
        (await view.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0);
        await view.ShouldBeAccessibleAsync();
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

    [Fact]
    public async Task A_flow_is_paused_with_a_reason_and_resumed()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        const string Flow = "console-paused";
        await host.OkAsync(HttpMethod.Put, $"flows/{Flow}", """
            {"direction": "inbound", "schedule": {"every": "7.00:00:00"}, "erp": {"url": "http://127.0.0.1:9/"},
             "omnitron": {"domainUrl": "http://127.0.0.1:9/", "username": "flow", "password": {"secret": "OMNITRON_PASSWORD"}}}
            """);
        await using var view = await console.OpenAsync("/flows");
        var line = view.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = Flow });

        await line.GetByRole(AriaRole.Button, new() { Name = "More actions" }).ClickAsync();
        await view.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Pause" }).ClickAsync();
        await view.Page.GetByText("4 hours", new() { Exact = true }).ClickAsync();
        await view.Page.GetByLabel("Reason").FillAsync("ERP maintenance");
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Pause", Exact = true }).ClickAsync();
        await Expect(line).ToContainTextAsync("Paused until");
        await Expect(line).ToContainTextAsync("ERP maintenance");
        (await host.OkAsync(HttpMethod.Get, $"flows/{Flow}/schedule")).GetProperty("paused").GetProperty("reason").GetString().ShouldBe("ERP maintenance");
        await line.GetByRole(AriaRole.Button, new() { Name = "More actions" }).ClickAsync();
        await view.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Resume" }).ClickAsync();

        await Expect(line).Not.ToContainTextAsync("Paused until");
        // The message takes no keys.
        await Expect(view.Page.GetByText($"{Flow} is resumed").First).ToBeVisibleAsync();
        await view.Page.Keyboard.PressAsync("g");
        await view.Page.Keyboard.PressAsync("r");
        await Expect(view.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Runs");
        view.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_definition_is_edited_checked_at_its_lines_and_saved_with_a_note()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        const string Flow = "console-edited";
        await host.OkAsync(HttpMethod.Put, $"flows/{Flow}", """
            {"direction": "inbound", "schedule": {"every": "7.00:00:00"}, "erp": {"url": "http://127.0.0.1:9/"},
             "omnitron": {"domainUrl": "http://127.0.0.1:9/", "username": "flow", "password": {"secret": "OMNITRON_PASSWORD"}}}
            """);
        await using var view = await console.OpenAsync($"/flows/{Flow}?view=json");
        var page = view.Page;

        // Letters are text in the editor, not shortcuts.
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Definition" }).ClickAsync();
        await page.Keyboard.PressAsync("Control+f");
        await page.Keyboard.TypeAsync("7.00:00:00");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.TypeAsync("g r");
        var problems = page.GetByRole(AriaRole.Region, new() { Name = "Problems" });
        await Expect(problems.GetByRole(AriaRole.Button)).ToContainTextAsync("Line 4");
        await Expect(problems.GetByRole(AriaRole.Button)).ToContainTextAsync("$.schedule.every");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Review and save" })).ToBeDisabledAsync();
        await view.ShouldBeAccessibleAsync();

        await problems.GetByRole(AriaRole.Button).ClickAsync();
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("Shift+ArrowLeft");
        await page.Keyboard.PressAsync("Shift+ArrowLeft");
        await page.Keyboard.PressAsync("Shift+ArrowLeft");
        await page.Keyboard.TypeAsync("6.00:00:00");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Review and save" })).ToBeEnabledAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Runs" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Stay" }).ClickAsync();
        await page.Keyboard.PressAsync("Control+s");
        await page.GetByLabel("Note").FillAsync("Every six days");
        await view.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

        await Expect(page.GetByText("Version 2, no changes")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Versions" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Version 2" })).ToContainTextAsync("Every six days");
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Version 1" })).ToContainTextAsync("7.00:00:00");
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Version 2" })).ToContainTextAsync("6.00:00:00");
        view.ShouldBeQuiet();
    }

    [Fact]
    public async Task Refused_rows_are_repeated_after_a_plan()
    {
        await using var view = await console.OpenAsync("/runs/{run}");

        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Run again" }).ClickAsync();
        await Expect(view.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("2 rows");
        await view.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Run again" }).ClickAsync();

        await Expect(view.Page.GetByText("Repeats rows of")).ToBeVisibleAsync();
        await Expect(view.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = console.Run })).ToBeVisibleAsync();
        view.ShouldBeQuiet();
    }

    [Fact]
    public async Task An_error_is_acknowledged_noted_ignored_and_its_orders_run_again_after_a_plan()
    {
        await using var view = await console.OpenAsync("/errors?flow=console-orders");

        await view.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = ConsoleFixture.Markup }).First.ClickAsync();
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();
        await Expect(view.Page.GetByText("Acknowledged", new() { Exact = true }).First).ToBeVisibleAsync();
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Edit note" }).ClickAsync();
        await view.Page.GetByRole(AriaRole.Textbox, new() { Name = "Note" }).FillAsync("Asked the ERP team");
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(view.Page.GetByText("Asked the ERP team")).ToBeVisibleAsync();
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Ignore" }).ClickAsync();
        var ignore = view.Page.GetByRole(AriaRole.Dialog, new() { Name = "Ignore this error?" });
        await ignore.GetByText("7 days").ClickAsync();
        await ignore.GetByRole(AriaRole.Button, new() { Name = "Ignore" }).ClickAsync();
        await Expect(view.Page.GetByRole(AriaRole.Main).GetByText("Ignored until")).ToBeVisibleAsync();
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Reopen" }).ClickAsync();
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "again" }).ClickAsync();
        var dialog = view.Page.GetByRole(AriaRole.Dialog, new() { Name = "Run the failed rows again?" });
        await Expect(dialog).ToContainTextAsync("with 1 order");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Run again" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Link).First.ClickAsync();

        await Expect(view.Page.GetByText("Repeats rows of")).ToBeVisibleAsync();
        view.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_test_of_an_alarm_shows_the_answer_of_its_receiver()
    {
        await using var view = await console.OpenAsync("/alarms");
        var flow = view.Page.Locator("section").Filter(new() { Has = view.Page.GetByRole(AriaRole.Heading, new() { Name = ConsoleFixture.Flow, Exact = true }) });

        await Expect(flow.GetByText("fires at 5%")).ToBeVisibleAsync();
        await flow.GetByRole(AriaRole.Button, new() { Name = "Send a test" }).ClickAsync();
        await Expect(view.Page.GetByText("The receiver did not accept the test").First).ToBeVisibleAsync();
        await flow.GetByText("Last notifications").ClickAsync();

        await Expect(flow.GetByText("This is a test. No alarm fires.").First).ToBeVisibleAsync();
        view.ShouldBeQuiet();
    }

    [Fact]
    public async Task Without_a_session_the_console_asks_for_a_key()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        await using var locked = await host.StartServerAsync(("OrderStatusFlow:ApiKey", "the-key-of-this-host-0123456789"));
        await using var view = await console.OpenAsync("/runs", server: locked.Url);

        await Expect(view.Page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Sign in");
        await view.ShouldBeAccessibleAsync();
        await view.Page.GetByLabel("Key").FillAsync("another-key");
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(view.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await view.Page.GetByLabel("Key").FillAsync("the-key-of-this-host-0123456789");
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(view.Page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Runs");
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Preferences" }).ClickAsync();
        await view.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();

        await Expect(view.Page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Sign in");
        view.ShouldBeQuiet();
    }

    [Fact]
    public async Task The_first_key_is_shown_once_and_keeps_its_creator_signed_in()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        // The first key closes its host, so this one has a storage of its own.
        await using var open = await LocalServer.StartAsync(new LocalServerOptions
        {
            Progress = _ => { },
            Settings = new Dictionary<string, string?>
            {
                ["urls"] = "http://127.0.0.1:0",
                ["OrderStatusFlow:AllowSecondHost"] = "true",
                ["AzureWebJobsStorage"] = await storage.NewAccountAsync(),
            },
        });
        await using var view = await console.OpenAsync("/settings", server: open.Url);

        var first = await CreateKeyAsync(view, "Ada");
        await CreateKeyAsync(view, "Monitor");
        await Expect(view.Page.GetByText(first)).ToHaveCountAsync(0);
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Revoke: Monitor" }).ClickAsync();
        await view.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();
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

    private static ILocator Rows(ConsolePage view) => view.Page.Locator("main [data-row]");
}
