namespace OrderStatusFlow.Mapping.Jolt;

/// <summary>A line with output paths.</summary>
internal sealed class ShiftLeaf(PathElement element, TreePath[] outputs) : ShiftNode(element)
{
    public override bool Apply(string key, Maybe input, ShiftWalk walk)
    {
        var path = walk.Run.Path;
        if (Element.Match(key, walk.Run) is not { } match) return false;
        var data = input.Value;
        var taken = false;
        switch (Element)
        {
            case DollarElement or HashElement:
                data = match.Key;
                break;
            case AtElement:
                break;
            case TransposeElement transpose:
                var read = transpose.Read(walk.Run);
                if (!read.Present) return false;
                data = read.Value;
                break;
            default:
                taken = true;
                break;
        }

        path.Push(input.Value, match);
        foreach (var output in outputs) output.Write(data, walk.Output, walk.Run);
        path.Pop();
        if (taken) path.LastMatch.HashCount++;
        return taken;
    }
}
