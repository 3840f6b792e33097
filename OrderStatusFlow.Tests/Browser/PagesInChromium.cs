namespace OrderStatusFlow.Tests.Browser;

/// <summary>The classes about what pages show, one test after another, beside <see cref="TasksInChromium"/>.</summary>
[CollectionDefinition(Name)]
public sealed class PagesInChromium : ICollectionFixture<ConsoleFixture>
{
    public const string Name = "Chromium: pages";
}
