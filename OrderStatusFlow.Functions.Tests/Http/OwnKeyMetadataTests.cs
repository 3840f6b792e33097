using System.Text.Json;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;
using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Functions.Http;

namespace OrderStatusFlow.Functions.Tests.Http;

public sealed class OwnKeyMetadataTests
{
    [Fact]
    public async Task Every_HTTP_function_is_described_as_anonymous_and_nothing_else_changes()
    {
        // The description of the functions, which the worker's SDK generates.
        var generated = typeof(ApiFunctions).Assembly.GetTypes().Single(type => typeof(IFunctionMetadataProvider).IsAssignableFrom(type) && type != typeof(OwnKeyMetadata));
        var services = new ServiceCollection().AddSingleton(typeof(IFunctionMetadataProvider), generated);
        OwnKeyMetadata.Use(services);
        await using var provider = services.BuildServiceProvider();

        var before = Bindings(await ((IFunctionMetadataProvider)Activator.CreateInstance(generated, nonPublic: true)!).GetFunctionMetadataAsync(""));
        var after = Bindings(await provider.GetRequiredService<IFunctionMetadataProvider>().GetFunctionMetadataAsync(""));

        after.Count.ShouldBe(before.Count);
        var triggers = after.Zip(before).Where(pair => pair.First.GetProperty("type").GetString() == "httpTrigger").ToList();
        triggers.Count.ShouldBe(8);
        triggers.ShouldAllBe(pair => pair.First.GetProperty("authLevel").GetString() == "Anonymous");
        triggers.Count(pair => pair.Second.GetProperty("authLevel").GetString() != "Anonymous").ShouldBe(5);
        triggers.ShouldAllBe(pair => pair.First.GetProperty("route").GetString() == pair.Second.GetProperty("route").GetString());
        after.Zip(before).Where(pair => pair.First.GetProperty("type").GetString() != "httpTrigger").ShouldAllBe(pair => pair.First.GetRawText() == pair.Second.GetRawText());
    }

    private static List<JsonElement> Bindings(IEnumerable<IFunctionMetadata> functions) =>
        [.. functions.SelectMany(function => function.RawBindings!).Select(binding => JsonElement.Parse(binding))];
}
