using Microsoft.Playwright;
using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.Tests.Browser;

/// <summary>Writes the pictures of the README to docs/pictures if the environment variable PICTURES is set.</summary>
public sealed class ReadmePictures
{
    private const int MaxBytes = 150_000;

    [Fact]
    public async Task Of_the_overview_a_run_and_an_order()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("PICTURES")), "Set PICTURES to 1 to write the pictures of the README.");
        Assert.SkipWhen(Chromium.Missing is not null, Chromium.Missing ?? "");
        await using var showcase = await ShowcaseFixture.StartAsync();
        var folder = Directory.CreateDirectory(Path.Combine(RepositoryRoot.Find(), "docs", "pictures")).FullName;

        await TakeAsync(showcase, "/", "desktop light", Path.Combine(folder, "overview.png"));
        await TakeAsync(showcase, $"/runs/{showcase.Run}?outcome=rejected&row=24", "desktop dark", Path.Combine(folder, "run.png"));
        await TakeAsync(showcase, "/runs", "desktop light", Path.Combine(folder, "runs.png"));
    }

    private static async Task TakeAsync(ShowcaseFixture showcase, string path, string look, string file)
    {
        await using var view = await showcase.OpenAsync(path, look);
        await view.Page.SetViewportSizeAsync(1280, 800);
        await view.Page.ScreenshotAsync(new PageScreenshotOptions { Path = file });
        new FileInfo(file).Length.ShouldBeLessThan(MaxBytes, file);
    }
}
