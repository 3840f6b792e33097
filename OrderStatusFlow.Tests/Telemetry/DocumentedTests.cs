using System.Reflection;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Telemetry;
using OrderStatusFlow.LocalHost.Setup;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Tests.Telemetry;

/// <summary>People build alarms on names and ids: each is in the docs, and no event shares its id.</summary>
public sealed class DocumentedTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "docs", "telemetry.md"));

    [Fact]
    public void Every_event_has_an_id_of_its_own_and_a_line_in_the_docs()
    {
        var events = new[] { typeof(LogEvents), typeof(ScriptingLogEvents) }.SelectMany(type => type.GetMethods())
            .Select(method => (method.Name, Event: method.GetCustomAttribute<LoggerMessageAttribute>())).Where(method => method.Event is not null).ToList();

        events.Count.ShouldBeGreaterThan(5);
        events.Select(e => e.Event!.EventId).ShouldBeUnique();
        events.ShouldAllBe(e => Page.Contains($"| {e.Event!.EventId} | `{e.Name}` |", StringComparison.Ordinal));
    }

    [Fact]
    public void The_docs_have_the_message_of_every_event()
    {
        var messages = typeof(LogEvents).GetMethods().Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()?.Message).OfType<string>().ToList();

        messages.Where(message => !Page.Contains($" | {message}", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_name_is_in_the_docs()
    {
        var names = typeof(TelemetryNames).GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!).ToList();

        names.Count.ShouldBeGreaterThan(20);
        names.ShouldAllBe(name => Page.Contains($"`{name}", StringComparison.Ordinal));
    }
}
