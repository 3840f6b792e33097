using System.IO.Enumeration;
using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Simulators.Faults;

/// <summary>The fault rules of a simulator. The first rule that matches a request is applied. Thread-safe.</summary>
public sealed class FaultList
{
    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];
    private long _baseDelayTicks;

    /// <summary>The delay before each response outside <c>/_sim/</c>, in addition to the delay of a rule.</summary>
    public TimeSpan BaseDelay
    {
        get => new(Interlocked.Read(ref _baseDelayTicks));
        set => Interlocked.Exchange(ref _baseDelayTicks, value.Ticks);
    }

    /// <summary>Adds a rule at the end.</summary>
    /// <exception cref="ArgumentException">The rule is not valid; the message describes why.</exception>
    public void Add(FaultRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (rule.Problem is { } problem) throw new ArgumentException(problem, nameof(rule));
        lock (_gate) _entries.Add(new Entry(rule));
    }

    /// <summary>Removes all rules, and sets <see cref="BaseDelay"/> to zero.</summary>
    public void Clear()
    {
        lock (_gate) _entries.Clear();
        BaseDelay = TimeSpan.Zero;
    }

    /// <summary>All rules with their hits, including those that no longer apply.</summary>
    public IReadOnlyList<FaultHits> Hits()
    {
        lock (_gate) return [.. _entries.Select(e => new FaultHits(e.Rule, e.Hits))];
    }

    internal FaultRule? Take(SimRequest request)
    {
        lock (_gate)
        {
            foreach (Entry entry in _entries)
            {
                if (entry.IsUsedUp || !Matches(entry.Rule, request)) continue;
                entry.Hits++;
                return entry.Rule;
            }
        }

        return null;
    }

    private static bool Matches(FaultRule rule, SimRequest request) =>
        (rule.Method is null || rule.Method.Equals(request.Method, StringComparison.OrdinalIgnoreCase))
        && (rule.Path is null || FileSystemName.MatchesSimpleExpression(rule.Path, request.Path))
        && (rule.Match is null || Contains(request, rule.Match));

    private static bool Contains(SimRequest request, string text) =>
        request.Target.Contains(text, StringComparison.Ordinal)
        || Uri.UnescapeDataString(request.Target).Contains(text, StringComparison.Ordinal)
        || request.BodyText.Contains(text, StringComparison.Ordinal);

    private sealed class Entry(FaultRule rule)
    {
        public FaultRule Rule => rule;

        public int Hits { get; set; }

        public bool IsUsedUp => Hits >= rule.Times;
    }
}
