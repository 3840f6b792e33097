namespace OrderStatusFlow.Tests.Scripting;

/// <summary>The cases that every engine answers alike.</summary>
public abstract class ScriptContract(ScriptFixture python)
{
    public static IEnumerable<TheoryDataRow<int>> Places => Enumerable.Range(0, ScriptCases.Cases.Count).Select(place => new TheoryDataRow<int>(place));

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_script_means_the_same_on_every_engine(int place) =>
        (await ScriptCases.TryAsync(python.Engine, ScriptCases.Cases[place])).ShouldBeNull(ScriptCases.Cases[place].Source);
}
