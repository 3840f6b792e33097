using Microsoft.Playwright;

namespace OrderStatusFlow.Tests.Browser;

/// <summary>Writes pictures of every view to the folder in the environment variable SCREENSHOTS, for people to look at.</summary>
public sealed class ConsoleScreenshots(Chromium chromium, SharedStorage storage)
{
    [Theory]
    [InlineData("desktop light")]
    [InlineData("desktop dark")]
    [InlineData("phone light")]
    [InlineData("phone dark")]
    public async Task Of_every_view(string look)
    {
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "Set SCREENSHOTS to a folder to write pictures of the console.");
        // Not a fixture of the class: it would store its flow at the same time as the fixture of the other tests.
        await using var console = new ConsoleFixture(chromium, storage);
        await console.InitializeAsync();
        foreach (var (name, path) in ConsoleViews.All)
        {
            await using var view = await console.OpenAsync(path, look);
            var file = Path.Combine(Directory.CreateDirectory(folder!).FullName, $"{name} {look}.png".Replace(' ', '-'));
            await view.Page.ScreenshotAsync(new PageScreenshotOptions { Path = file });
            File.Exists(file).ShouldBeTrue();
        }
    }
}
