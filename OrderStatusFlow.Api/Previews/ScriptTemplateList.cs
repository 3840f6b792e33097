namespace OrderStatusFlow.Api.Previews;

/// <summary>The scripts to begin with.</summary>
/// <param name="Items">A template for each step.</param>
public sealed record ScriptTemplateList(IReadOnlyList<ScriptTemplate> Items);

/// <summary>A script to begin with.</summary>
/// <param name="Step">The step: <c>script</c> or <c>orderScript</c>.</param>
/// <param name="Engine">The script engine.</param>
/// <param name="Source">The script's text.</param>
public sealed record ScriptTemplate(string Step, string Engine, string Source);
