namespace OrderStatusFlow.Api.Previews;

/// <summary>A script to run.</summary>
/// <param name="Source">The script's text.</param>
/// <param name="Engine">The script engine.</param>
/// <param name="Python">The version of Python: <c>2</c>, <c>3</c>, or <c>auto</c>, which recognizes it.</param>
/// <param name="Input">The input: JSON, or a string that the script gets as text.</param>
/// <param name="Attributes">The attributes that the script finds.</param>
public sealed record ScriptPreviewRequest(
    string Source, string Engine = "cpython", string Python = "auto", object? Input = null, IReadOnlyDictionary<string, string>? Attributes = null);

/// <summary>A mapping to apply.</summary>
/// <param name="Spec">The spec in the engine's language.</param>
/// <param name="Engine">The mapping engine.</param>
/// <param name="Expressions">False to keep the expressions in the spec as text. Without it, they are evaluated, and text that is not a valid
/// expression stays as it is.</param>
/// <param name="Input">The input: JSON, or a string that contains JSON.</param>
/// <param name="Attributes">The attributes that expressions find.</param>
public sealed record MappingPreviewRequest(
    object Spec, string Engine = "jolt", bool? Expressions = null, object? Input = null,
    IReadOnlyDictionary<string, string>? Attributes = null);

/// <summary>An expression to evaluate.</summary>
/// <param name="Expression">The text with expressions, such as <c>${number:toUpper()}</c>.</param>
/// <param name="Attributes">The attributes that the expression finds.</param>
public sealed record ExpressionPreviewRequest(string Expression, IReadOnlyDictionary<string, string>? Attributes = null);

/// <summary>A schedule to calculate.</summary>
/// <param name="Schedule">The schedule as in a flow, such as <c>{"cron": "0 0 12 * * ?"}</c>.</param>
/// <param name="From">The moment after which the starts are: an ISO 8601 date, without an offset in the schedule's time zone. By default, now.</param>
public sealed record SchedulePreviewRequest(object Schedule, string? From = null);
