namespace OrderStatusFlow.Jolt;

/// <summary>Collects the errors and warnings of a spec.</summary>
internal sealed class SpecErrors
{
    private const int MaxErrors = 100;
    private readonly List<Failure> failures = [];
    private readonly List<Failure> warnings = [];

    public IReadOnlyList<Failure> Failures => failures;

    public IReadOnlyList<Failure> Warnings => warnings;

    /// <summary>Adds an error. At most one hundred are kept.</summary>
    public void Add(string place, string message)
    {
        if (failures.Count < MaxErrors) failures.Add(new Failure("mapping.spec", message) { Place = place });
    }

    /// <summary>Adds a warning about a part that the reference accepts silently. At most one hundred are kept.</summary>
    public void Warn(string place, string message)
    {
        if (warnings.Count < MaxErrors) warnings.Add(new Failure("mapping.warning", message) { Place = place });
    }

    /// <summary>Runs a parser. If it throws, adds the error with the place and returns null.</summary>
    public T? Try<T>(string place, Func<T> parse) where T : class
    {
        try
        {
            return parse();
        }
        catch (SpecException exception)
        {
            Add(place, exception.Message);
            return null;
        }
    }
}
