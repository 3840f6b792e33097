using System.Text;

namespace OrderStatusFlow.Jolt;

/// <summary>A key with <c>&amp;(n,m)</c> references ("prefix soup").</summary>
internal sealed class AmpElement : PathElement
{
    private readonly List<(string? Text, Reference Reference)> parts = [];

    public AmpElement(string key) : base(key)
    {
        var canonical = new StringBuilder();
        for (var index = 0; index < key.Length;)
        {
            var start = index++;
            if (key[start] == '&')
            {
                while (index < key.Length && (char.IsDigit(key[index]) || key[index] is '(' or ')' or ',')) index++;
                var reference = Reference.Parse(key[start..index], '&');
                parts.Add((null, reference));
                canonical.Append(reference.Canonical);
                continue;
            }

            while (index < key.Length && key[index] != '&') index++;
            parts.Add((key[start..index], default));
            canonical.Append(key, start, index - start);
        }

        Canonical = canonical.ToString();
    }

    public override string Canonical { get; }

    public override bool Evaluates => true;

    public override bool IsSharedByLevel => parts.TrueForAll(static part => part.Text is not null || part.Reference.Levels > 0);

    public override string Evaluate(MappingRun run)
    {
        if (parts.Count == 1) return Part(0, run);
        if (parts.Count == 2)
        {
            var (left, right) = (Part(0, run), Part(1, run));
            run.CountText((long)left.Length + right.Length);
            return string.Concat(left, right);
        }

        var texts = new string[parts.Count];
        for (var index = 0; index < texts.Length; index++)
        {
            texts[index] = Part(index, run);
            run.CountText(texts[index].Length);
        }

        return string.Concat(texts);
    }

    public override MatchedElement? Match(string key, MappingRun run) => Evaluate(run) == key ? new MatchedElement(key) : null;

    private string Part(int index, MappingRun run)
    {
        var (text, reference) = parts[index];
        return text ?? run.Path.MatchUp(reference.Levels).Group(reference.Group);
    }
}
