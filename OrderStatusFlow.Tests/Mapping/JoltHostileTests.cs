using OrderStatusFlow.Jolt;

namespace OrderStatusFlow.Tests.Mapping;

/// <summary>Specs and inputs that would take all memory, all stack or all time meet a limit. The limits are small so that a test that fails does so soon.</summary>
public sealed class JoltHostileTests
{
    private static readonly JoltSettings Small = new() { MaxSteps = 200_000, MaxOutputBytes = 1 << 20 };

    [Theory]
    [InlineData("""[{"operation":"shift","spec":{"a":"x[2000000000]"}}]""")]
    [InlineData("""[{"operation":"shift","spec":{"a":["p[900000]","q[900000]"]}}]""")]
    [InlineData("""[{"operation":"shift","spec":{"@":["x","x.y"]}}]""")]
    [InlineData("""[{"operation":"shift","spec":{"l":{"@":"x","*":"x"}}}]""")]
    [InlineData("""[{"operation":"modify-overwrite-beta","spec":{"a":"@(1,)"}}]""")]
    [InlineData("""[{"operation":"modify-overwrite-beta","spec":{"a":"@(1,)"}},{"operation":"sort"}]""")]
    [InlineData("""[{"operation":"modify-overwrite-beta","spec":{"a":"@(1,)","b":"=recursivelySquashNulls(@(1,))"}}]""")]
    [InlineData("""[{"operation":"modify-overwrite-beta","spec":{"l":{"[0]":"@(2,)"},"b":"=squashDuplicates(@(1,l))"}}]""")]
    [InlineData("""[{"operation":"modify-overwrite-beta","spec":{"l":{"[0]":"@(2,)"},"b":"=toString(@(1,l))"}}]""")]
    [InlineData("""[{"operation":"modify-overwrite-beta","spec":{"o":{"b":"@(2,)"}}},{"operation":"cardinality","spec":{"*":"MANY"}}]""")]
    [InlineData("""[{"operation":"modify-overwrite-beta","spec":{"b":"=split('(x+x+)+(?=[yz])',@(1,x))"}}]""")]
    public void A_spec_meets_a_limit(string spec) => Limit(spec, $$"""{"a":1,"l":[1],"x":"{{new string('x', 5000)}}"}""");

    /// <summary>Each operation doubles what the one before left, in a tree that shares its parts.</summary>
    [Theory]
    [InlineData("""{"operation":"shift","spec":{"@":["l","r"]}}""", """{"operation":"sort"}""")]
    [InlineData("""{"operation":"shift","spec":{"@":["l","r"]}}""", """{"operation":"modify-overwrite-beta","spec":{"l":"=recursivelySquashNulls(@(1,))"}}""")]
    [InlineData("""{"operation":"shift","spec":{"@":["l","r"]}}""", """{"operation":"modify-overwrite-beta","spec":{"l":"=squashDuplicates(@(1,a))"}}""", """{"operation":"shift","spec":{"@":["a[0]","a[1]"]}}""")]
    [InlineData("""{"operation":"shift","spec":{"@":["l","r"]}}""", """{"operation":"cardinality","spec":{"*":"MANY"}}""")]
    [InlineData("""{"operation":"shift","spec":{"@":["l","r"]}}""", """{"operation":"modify-overwrite-beta","spec":{"l":"=toString(@(1,))"}}""")]
    [InlineData("""{"operation":"shift","spec":{"@":["l","r"]}}""", """{"operation":"remove","spec":{"q":""}}""")]
    [InlineData("""{"operation":"modify-overwrite-beta","spec":{"t":"=concat(@(1,t),@(1,t))"}}""", """{"operation":"remove","spec":{"q":""}}""")]
    [InlineData("""{"operation":"modify-overwrite-beta","spec":{"t":"=join(@(1,t),@(1,t),@(1,t))"}}""", """{"operation":"remove","spec":{"q":""}}""")]
    public void Doubling_meets_a_limit(string step, string last, string? before = null) =>
        Limit($"[{string.Join(',', Enumerable.Repeat(step, 60))},{(before is null ? "" : before + ",")}{last}]", """{"t":"text"}""");

    /// <summary>Each makes more values or longer texts than it looks at.</summary>
    [Theory]
    [InlineData("""[{"operation":"shift","spec":{"rows":{"*":"&.a.b.c.d.e.f.g.h"}}}]""")]
    [InlineData("""[{"operation":"default","spec":{"rows[]":{"*":{"a":{"b":[[[[{}]]]]}}}}},{"operation":"sort"}]""")]
    [InlineData("""[{"operation":"shift","spec":{"long":"&&&&&&&&&&&&&&&&&&&&"}},{"operation":"shift","spec":{"*":{"@":"&1&1&1&1&1&1&1&1&1&1"}}},{"operation":"shift","spec":{"*":{"@":"&1&1&1&1&1&1&1&1&1&1&1&1&1&1&1&1&1&1&1"}}},{"operation":"shift","spec":{"*":"&&&&&&&&&&&&&&&&&&&&&&&&&&&&&&"}}]""")]
    [InlineData("""[{"operation":"modify-overwrite-beta","spec":{"rows":{"*":{"t":"=concat(@(3,long),@(3,long),'x')"}}}}]""")]
    [InlineData("""[{"operation":"modify-overwrite-beta","spec":{"rows":{"*":{"t":"=split('-',@(3,long))"}}}}]""")]
    [InlineData("""[{"operation":"modify-overwrite-beta","spec":{"t":"=toString(@(1,digits))"}}]""")]
    [InlineData("""[{"operation":"modify-overwrite-beta","spec":{"t":"=sort(@(1,numbers))"}}]""")]
    public void A_mapping_that_makes_too_much_meets_a_limit(string spec)
    {
        var rows = string.Join(',', Enumerable.Repeat("{}", 20_000));
        var digits = new string('9', 100_000);
        var compilation = Jolt.Compile(spec, new JoltSettings { MaxValues = 100_000, MaxText = 1 << 20, MaxOutputBytes = 1 << 20 });
        compilation.Errors.ShouldBeEmpty();

        var mapped = SmallStack.Run(() => Jolt.Apply(compilation, $$"""{"rows":[{{rows}}],"long":"{{string.Concat(Enumerable.Repeat("a-", 500))}}","digits":{{digits}},"numbers":[1,{{digits}}]}"""));

        if (mapped.Succeeded)
            mapped.Value.Length.ShouldBeLessThan(1 << 20);
        else
            mapped.Failure.Code.ShouldBe("mapping.limit");
        if (!spec.Contains("digits", StringComparison.Ordinal) && !spec.Contains("&&", StringComparison.Ordinal))
            mapped.Succeeded.ShouldBeFalse();
    }

    [Theory]
    [InlineData("""[{"operation":"sort"}]""")]
    [InlineData("""[{"operation":"modify-overwrite-beta","spec":{"b":"=recursivelySquashNulls(@(1,a))","c":"=toString(@(1,a))","d":"=squashDuplicates(@(1,a))"}}]""")]
    [InlineData("""[{"operation":"modify-overwrite-beta","spec":{"a":"@(1,)"}},{"operation":"sort"}]""")]
    [InlineData("""[{"operation":"shift","spec":{"@":["x","x.y"]}},{"operation":"sort"}]""")]
    public void The_deepest_input_ends_on_a_small_stack(string spec)
    {
        var mapped = SmallStack.Run(() => Jolt.Apply(Jolt.Compile(spec), $$"""{"a":{{new string('[', 250)}}{{new string(']', 250)}}}"""));

        (mapped.Failure?.Code ?? "mapping.limit").ShouldBe("mapping.limit");
        SmallStack.Run(() => Jolt.Apply(Jolt.Compile(spec), new string('[', 1_000_000))).Failure.ShouldNotBeNull();
    }

    [Fact]
    public void A_spec_is_limited()
    {
        static IReadOnlyList<Failure> Errors(string spec) => SmallStack.Run(() => Jolt.Compile(spec).Errors);

        Errors($$$"""[{"operation":"default","spec":{"a":"{{{new string('x', 1 << 20)}}}"}}]""").ShouldHaveSingleItem().Message.ShouldContain("1048576 bytes");
        Errors($$$"""[{"operation":"default","spec":{"a":[{{{string.Join(',', Enumerable.Repeat("1", 60_000))}}}]}}]""").ShouldHaveSingleItem().Message.ShouldContain("20000 tokens");
        Errors($$$"""[{"operation":"shift","spec":{{{{string.Join(',', Enumerable.Range(0, 5_000).Select(static n => $"\"{n}\":5"))}}}}}]""").Count.ShouldBe(100);
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 250)) + "\"x\"" + new string('}', 250);
        foreach (var operation in new[] { "shift", "default", "remove", "modify-overwrite-beta", "cardinality", "sort" })
            (Errors($$"""[{"operation":"{{operation}}","spec":{{deep}}}]""").Count <= 1).ShouldBeTrue(operation);
        Errors(new string('[', 4_000) + new string(']', 4_000)).ShouldHaveSingleItem();
    }

    [Fact]
    public void Output_deeper_than_allowed_is_refused()
    {
        var path = string.Join('.', Enumerable.Repeat("a", 300));

        Limit("""[{"operation":"shift","spec":{"a":"PATH"}}]""".Replace("PATH", path, StringComparison.Ordinal), """{"a":1}""");
    }

    [Fact]
    public void The_deadline_ends_a_mapping_that_works_on()
    {
        var compilation = Jolt.Compile($"[{string.Join(',', Enumerable.Repeat("""{"operation":"shift","spec":{"@":["l","r"]}}""", 60))},{{\"operation\":\"sort\"}}]", new JoltSettings { MaxTime = TimeSpan.FromMilliseconds(20), MaxSteps = long.MaxValue });

        Jolt.Apply(compilation, "{}").Failure.ShouldNotBeNull().Message.ShouldContain("longer than 0.02 s");
    }

    /// <summary>Alternatives at each of many levels share what is below them; each for itself it would be more lines than there are atoms.</summary>
    [Theory]
    [InlineData("shift", "\"x\"")]
    [InlineData("remove", "\"\"")]
    [InlineData("modify-default-beta", "1")]
    [InlineData("default", "1")]
    public void Alternatives_below_alternatives_compile(string operation, string leaf)
    {
        var spec = leaf;
        for (var level = 0; level < 200; level++) spec = $$"""{"a|b|c":{{spec}}}""";

        Jolt.Compile($$"""[{"operation":"{{operation}}","spec":{{spec}}}]""").Errors.ShouldBeEmpty();
    }

    /// <summary>Work grows with the input, not with its square: four times the rows may take six times the steps at most.</summary>
    [Theory]
    [InlineData("""[{"operation":"shift","spec":{"*":{"a":"[#2].a","b":"x.@(1,a)[]","*-*-*":"y[&1].&(0,2)"}}}]""")]
    [InlineData("""[{"operation":"shift","spec":{"*":{"a":{"*":{"@2":"k.&1[]"}}}}},{"operation":"cardinality","spec":{"k":{"*":"ONE"}}},{"operation":"sort"}]""")]
    [InlineData("""[{"operation":"modify-overwrite-beta","spec":{"*":{"n":"=size(@(2,))","first":"=firstElement(@(2,))","a":"=toUpper"}}},{"operation":"modify-overwrite-beta","spec":{"*":{"first":"=noop","x|y":"=concat(@(1,a),'-')"}}},{"operation":"remove","spec":{"*":{"first":""}}}]""")]
    [InlineData("""[{"operation":"default","spec":{"*":{"c|d":1,"e":{"f":2}}}},{"operation":"remove","spec":{"*":{"a|b":""}}}]""")]
    public void Steps_grow_with_the_input(string spec)
    {
        var few = StepsNeeded(spec, 500);
        var many = StepsNeeded(spec, 2000);

        many.ShouldBeLessThan(few * 6);
    }

    /// <summary>The smallest power of 1.3 that is enough, in units of what is looked at at once.</summary>
    private static double StepsNeeded(string spec, int rows)
    {
        var input = "[" + string.Join(',', Enumerable.Range(0, rows).Select(static n => $$"""{"a":"{{n}}","b":{{n}},"x-y-{{n}}":[{{n}}],"d":null}""")) + "]";
        for (double steps = 1100; ; steps *= 1.3)
        {
            if (Jolt.Apply(Jolt.Compile(spec, new JoltSettings { MaxSteps = (long)steps }), input).Succeeded) return steps;
            steps.ShouldBeLessThan(1e8);
        }
    }

    private static void Limit(string spec, string input)
    {
        var compilation = Jolt.Compile(spec, Small);
        compilation.Errors.ShouldBeEmpty();
        Jolt.Apply(compilation, input).Failure.ShouldNotBeNull().Code.ShouldBe("mapping.limit");
    }
}
