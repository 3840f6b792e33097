namespace OrderStatusFlow.Api.Errors;

/// <summary>One error of a request.</summary>
/// <param name="Path">Where it is: a JSON path such as <c>$.erp.url</c>, the name of a parameter or header, or <c>line 3, position 7</c>.
/// Null if the error has no place.</param>
/// <param name="Code">The code of the error.</param>
/// <param name="Message">What happened and what to do.</param>
public sealed record ProblemError(string? Path, string Code, string Message)
{
    internal static ProblemError Of(Failure failure) => new(failure.Place, failure.Code, failure.Message);
}
