using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Tests.EndToEnd;

/// <summary>The ends of runs, from the log of their hosts, so that a test does not have to ask for them again and again.</summary>
internal sealed class RunEnds : ILoggerProvider, ILogger
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> ends = new(StringComparer.Ordinal);

    /// <summary>Returns a task that completes when a host has logged the end of a run.</summary>
    public Task Of(string run) => At(run).Task;

    public ILogger CreateLogger(string categoryName) => categoryName == typeof(RunEndReporter).FullName ? this : NullLogger.Instance;

    public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Information;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        // It follows the last change of the run's record.
        if (eventId.Name == nameof(LogEvents.RunEnded) && state is IReadOnlyList<KeyValuePair<string, object?>> values)
            At((string)values.First(value => value.Key == "Run").Value!).TrySetResult();
    }

    // Each host disposes the providers of its log, and the hosts share this one.
    public void Dispose()
    {
    }

    private TaskCompletionSource At(string run) => ends.GetOrAdd(run, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
