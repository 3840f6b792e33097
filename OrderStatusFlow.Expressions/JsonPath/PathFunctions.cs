using System.Globalization;
using System.Numerics;

namespace OrderStatusFlow.Expressions;

/// <summary>A function at the end of a JSONPath, such as <c>.length()</c> or <c>.sum()</c>.</summary>
internal sealed class FunctionToken : PathToken
{
    private readonly string name;
    private readonly IReadOnlyList<FilterOperand> parameters;

    /// <exception cref="FunctionException">There is no such function.</exception>
    public FunctionToken(string name, IReadOnlyList<FilterOperand> parameters)
    {
        if (name is not ("length" or "size" or "min" or "max" or "avg" or "stddev" or "sum" or "keys" or "concat" or "append" or "first"
            or "last" or "index"))
            throw new FunctionException($"has a JSONPath with the unknown function '{ValueConversion.Cut(name)}'");
        // Of the values of an indefinite path, Java counts the members.
        if (name is "length" or "size" && parameters is [{ IsIndefinite: true } all, ..])
            parameters = [all.Members(), .. parameters.Skip(1)];
        (this.name, this.parameters) = (name, parameters);
    }

    public override bool IsDefinite => true;

    /// <summary>Returns the same function with the values of a path as its parameter.</summary>
    public FunctionToken Of(JaywayPath path) => new(name, [FilterOperand.Of(path, true)]);

    public override bool Step(JsonPlaceValue place, object? root, List<JsonPlaceValue> found, PathSteps steps)
    {
        var arguments = parameters.Select(parameter => parameter.TryGet(place.Value, root, steps, out var value) ? value : null).ToList();
        if (!TryApply(place.Value, arguments, out var result))
            return false;
        found.Add(new(null, null, result));
        return true;
    }

    private bool TryApply(object? value, List<object?> arguments, out object? result)
    {
        result = null;
        switch (name)
        {
            case "length" or "size":
                result = (arguments.Count > 0 ? arguments[0] : value) switch
                {
                    List<object?> list => (long)list.Count,
                    OrderedDictionary<string, object?> map => (long)map.Count,
                    _ => null,
                };
                return true;
            case "keys":
                result = value is OrderedDictionary<string, object?> named ? new PathKeys(named.Keys) : null;
                return true;
            case "concat":
                result = string.Concat((value as List<object?> ?? []).Where(static part => part is string)
                    .Concat(Flat(arguments).Where(static part => part is string || IsNumber(part))).Select(JsonTree.Text));
                return true;
            case "append":
                result = value is List<object?> before ? before.Concat(arguments).ToList() : value;
                return true;
            case "first" or "last" or "index":
                return TryElement(value as List<object?> ?? [], arguments, out result);
        }
        var numbers = (value as List<object?> ?? []).Concat(Flat(arguments)).Where(IsNumber).Select(ToDouble).ToList();
        if (numbers.Count == 0)
            return false;
        result = name switch
        {
            "min" => numbers.Min(),
            "max" => numbers.Max(),
            "avg" => numbers.Average(),
            "sum" => numbers.Sum(),
            _ => Deviation(numbers),
        };
        return true;
    }

    private bool TryElement(List<object?> list, List<object?> arguments, out object? result)
    {
        var index = name switch { "first" => 0, "last" => -1, _ => arguments is [long at] && Math.Abs(at) < int.MaxValue ? (int)at : int.MaxValue };
        index = index < 0 ? list.Count + index : index;
        result = index >= 0 && index < list.Count ? list[index] : null;
        return index >= 0 && index < list.Count;
    }

    private static double Deviation(List<double> numbers)
    {
        var average = numbers.Average();
        return Math.Sqrt((numbers.Sum(static n => n * n) / numbers.Count) - (average * average));
    }

    private static IEnumerable<object?> Flat(List<object?> values) => values.SelectMany(static value => value as List<object?> ?? [value]);

    private static bool IsNumber(object? value) => value is long or double or BigInteger;

    private static double ToDouble(object? value) => value is BigInteger big ? (double)big : Convert.ToDouble(value, CultureInfo.InvariantCulture);
}
