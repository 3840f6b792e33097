namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Identifies the owner of an interpreter: one script, by its content and version of Python, of one flow.</summary>
internal readonly record struct ScriptKey(string Flow, string Source, string Python) : IInterpreterKey;
