namespace OrderStatusFlow.Api.Errors;

/// <summary>A kind of error, which responses and logs name by its code.</summary>
/// <param name="Code">The stable code, such as <c>flow.unknown</c>.</param>
/// <param name="Title">A short name; the <c>title</c> of problem details.</param>
/// <param name="Meaning">What happened and what to do, in one or two sentences.</param>
public sealed record ErrorKind(string Code, string Title, string Meaning);
