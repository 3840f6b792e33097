using Microsoft.Playwright;
using OrderStatusFlow.Tests.Access;

namespace OrderStatusFlow.Tests.Browser;

/// <summary>Opens the console of a host that requires keys.</summary>
internal static class ConsoleSession
{
    /// <summary>Signs in with a key, opens a view, and collects the calls of the view that the host refuses.</summary>
    public static async Task<ConsolePage> OpenAsync(
        ConsoleFixture console, AccessHost host, string key, string path, string look, ICollection<string>? refused = null)
    {
        var view = await console.OpenAsync("/", look, host.Server.Url);
        var session = await view.Page.APIRequest.PostAsync($"{host.Server.Url}/api/session", new() { DataObject = new { key } });
        session.Ok.ShouldBeTrue(await session.TextAsync());
        view.Page.Response += Note;
        await view.OpenAsync(host.Server.Url + path);
        view.Page.Response -= Note;
        return view;

        void Note(object? sender, IResponse response)
        {
            if (response.Status >= 400)
                refused?.Add($"{response.Status} {response.Url}");
        }
    }
}
