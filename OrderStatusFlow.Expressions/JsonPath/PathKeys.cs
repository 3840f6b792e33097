namespace OrderStatusFlow.Expressions;

/// <summary>The names of an object, as the function <c>keys()</c> returns them: in a list they are JSON, alone a java.util.Set.</summary>
internal sealed class PathKeys(IEnumerable<string> names) : List<object?>(names)
{
    public override string ToString() => $"[{string.Join(", ", this)}]";
}
