namespace OrderStatusFlow.Jolt;

/// <summary>A spec entry with output paths.</summary>
internal sealed class ShiftLeaf(PathElement element, OutputPath[] outputs) : ShiftNode(element)
{
    // Keys with their own value do not consume the input of other keys.
    private readonly bool takes = element is not (DollarElement or HashElement or AtElement or TransposeElement);
    private readonly bool writesKey = element is DollarElement or HashElement;
    private readonly TransposeElement? transpose = element as TransposeElement;

    public override bool Apply(string key, Optional input, ShiftWalk walk)
    {
        var run = walk.Run;
        run.Step();
        if (Element.MatchLeaf(key, run) is not { } match) return false;
        var data = writesKey ? match.Key : input.Value;
        if (transpose is not null)
        {
            var read = transpose.Read(run);
            if (!read.Present) return false;
            data = read.Value;
        }

        if (outputs is not [var only] || !only.TryWrite(data, walk))
        {
            run.Path.Push(input.Value, match);
            foreach (var output in outputs) output.Write(data, walk);
            run.Path.Pop();
        }

        if (takes) run.Path.LastMatch.HashCount++;
        return takes;
    }
}
