using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace OrderStatusFlow.Tests.Browser;

/// <summary>Members that only some flows have, and what a flow leads to.</summary>
[Collection(PagesInChromium.Name)]
public sealed class ConsoleCardTests(ConsoleFixture console)
{
    [Fact]
    public async Task Rules_about_failures_the_window_of_the_error_rate_and_the_password_of_a_certificate_have_fields()
    {
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        const string Flow = "console-cards";
        await console.Host.OkAsync(HttpMethod.Put, $"flows/{Flow}", """
            {"direction": "inbound", "schedule": {"every": "7.00:00:00"},
             "erp": {"url": "http://127.0.0.1:9/", "failure": {"rules": [{"path": "$.code", "value": 404, "then": "empty"}]}},
             "omnitron": {"domainUrl": "http://127.0.0.1:9/", "username": "flow", "password": {"secret": "OMNITRON_PASSWORD"}}}
            """);
        await using var view = await console.OpenAsync($"/flows/{Flow}?step=response");
        var page = view.Page;

        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Rule 1" }).GetByLabel("Values")).ToHaveValueAsync("404");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a rule" }).ClickAsync();
        var rule = page.GetByRole(AriaRole.Group, new() { Name = "Rule 2" });
        await rule.GetByLabel("JSONPath", new() { Exact = true }).FillAsync("$.state");
        await rule.GetByLabel("Condition").SelectOptionAsync("is not one of");
        await rule.GetByLabel("Values").FillAsync("OK, done");
        await rule.GetByLabel("Then").SelectOptionAsync("retry the request");
        await rule.GetByLabel("JSONPath of the message").FillAsync("$.text");
        await view.ShouldBeAccessibleAsync();
        await Card(page, "login").GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(page.GetByLabel("Password of the certificate", new() { Exact = true })).ToHaveCountAsync(0);
        await page.GetByLabel("TLS client certificate", new() { Exact = true }).FillAsync("ERP_PASSWORD");
        await page.GetByLabel("Password of the certificate", new() { Exact = true }).FillAsync("ERP_PASSWORD");
        await Card(page, "alarms").GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(page.GetByLabel("Errors over")).ToHaveCountAsync(0);
        await page.GetByLabel("Errors", new() { Exact = true }).FillAsync("5");
        await page.GetByLabel("Errors over").FillAsync("02:00:00");

        var draft = await page.EvaluateAsync<string>($"JSON.parse(localStorage.getItem('draft:{Flow}')).text");
        await console.Host.OkAsync(HttpMethod.Put, $"flows/{Flow}", draft);
        var stored = await console.Host.OkAsync(HttpMethod.Get, $"flows/{Flow}");
        stored.GetProperty("erp").GetProperty("failure").GetProperty("rules").ToString().ShouldBe(
            """[{"path":"$.code","value":404,"then":"empty"},{"path":"$.state","otherThan":["OK","done"],"messagePath":"$.text","then":"retry"}]""");
        stored.GetProperty("erp").GetProperty("login").ToString().ShouldBe(
            """{"certificate":{"secret":"ERP_PASSWORD"},"certificatePassword":{"secret":"ERP_PASSWORD"}}""");
        stored.GetProperty("alarms").ToString().ShouldBe("""{"errorRatePercent":5,"errorRateWindow":"02:00:00"}""");
        view.ShouldBeQuiet();
    }

    [Fact]
    public async Task The_trigger_page_shows_the_request_to_the_ERP()
    {
        await using var view = await console.OpenAsync("/flows/{inbound}/trigger");

        await Expect(view.Page.GetByText("http://127.0.0.1:9/orders?language=tr&modified_date__gt=<watermark>&offset=0&limit=6")).ToBeVisibleAsync();
        await view.Page.GetByLabel("number", new() { Exact = true }).FillAsync("ORD/3");

        await Expect(view.Page.GetByText("http://127.0.0.1:9/orders?language=tr&number=ORD/3&offset=0&limit=6")).ToBeVisibleAsync();
        view.ShouldBeQuiet();
    }

    [Fact]
    public async Task A_link_to_a_step_leads_to_its_card()
    {
        await using var view = await console.OpenAsync("/flows/{inbound}?step=alarms");

        await Expect(view.Page.GetByLabel("No completed run for")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task A_page_that_is_enlarged_to_the_width_of_a_phone_can_still_be_edited()
    {
        await using var view = await console.OpenAsync("/flows/{inbound}?step=alarms");

        await view.Page.SetViewportSizeAsync(720, 450);
        await view.Page.GetByLabel("No completed run for").FillAsync("03:00:00");

        await Expect(view.Page.GetByRole(AriaRole.Button, new() { Name = "Review and save" })).ToBeEnabledAsync();
        (await view.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0);
        await view.ShouldBeAccessibleAsync();
    }

    [Theory]
    [InlineData("/runs/none", "There is no such run", "All runs", "Runs")]
    [InlineData("/errors/0123456789abcdef", "There is no such error", "All errors", "Errors")]
    [InlineData("/flows/none", "There is no flow none", "All flows", "Flows")]
    [InlineData("/flows/none/versions", "There is no flow none", "All flows", "Flows")]
    [InlineData("/flows/none/trigger", "There is no flow none", "All flows", "Flows")]
    [InlineData("/flows/none/bench/script", "There is no flow none", "All flows", "Flows")]
    [InlineData("/flows/{flow}/trigger", "The ERP starts this flow", "Show the URL to post to", ConsoleFixture.Flow)]
    public async Task What_does_not_exist_leads_to_what_does(string path, string title, string button, string heading)
    {
        await using var view = await console.OpenAsync(path);

        await Expect(view.Page.GetByText(title)).ToBeVisibleAsync();
        await view.Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();

        await Expect(view.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(heading);
        view.ShouldBeQuiet();
    }

    private static ILocator Card(IPage page, string step) => page.Locator($"[data-step={step}]");
}
