namespace OrderStatusFlow.Tests.Browser;

/// <summary>The classes about what people do on several pages, one test after another. More pages at once leave the host of the tests too little time.</summary>
[CollectionDefinition(Name)]
public sealed class TasksInChromium : ICollectionFixture<ConsoleFixture>
{
    public const string Name = "Chromium: tasks";
}
