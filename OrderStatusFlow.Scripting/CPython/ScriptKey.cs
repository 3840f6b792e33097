namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Whose interpreter it is: one script, by its content, of one flow.</summary>
internal readonly record struct ScriptKey(string Flow, string Source) : IInterpreterKey;
