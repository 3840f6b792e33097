using Microsoft.Playwright;

namespace OrderStatusFlow.Tests.Browser;

/// <summary>Writes pictures of every view to the folder in the environment variable SCREENSHOTS, for people to look at.</summary>
public sealed class ConsoleScreenshots(ConsoleFixture console) : IClassFixture<ConsoleFixture>
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
        foreach (var (name, path) in ConsoleViews.All)
        {
            await using var view = await console.OpenAsync(path, look);
            var file = Path.Combine(Directory.CreateDirectory(folder!).FullName, $"{name} {look}.png".Replace(' ', '-'));
            await view.Page.ScreenshotAsync(new PageScreenshotOptions { Path = file });
            File.Exists(file).ShouldBeTrue();
        }
    }
}
