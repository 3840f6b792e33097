using System.Text.Json;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Net;
using OrderStatusFlow.Expressions;

namespace OrderStatusFlow.Core.Erp;

/// <summary>Resolves the settings of one request: reveals secrets and evaluates expressions.</summary>
internal sealed class ErpSettings(Secrets secrets, IReadOnlyDictionary<string, string> attributes, ExpressionContext context,
    SecretRedactor hidden)
{
    public SecretRedactor Hidden => hidden;

    /// <summary>Returns a copy with additional attributes.</summary>
    public ErpSettings With(params IEnumerable<(string Name, string Value)> more)
    {
        var all = new Dictionary<string, string>(attributes);
        foreach (var (name, value) in more)
            all[name] = value;
        return new ErpSettings(secrets, all, context, hidden);
    }

    /// <summary>Resolves a credential without evaluating expressions, and redacts it from then on. A literal user name is redacted only
    /// as a complete value.</summary>
    public Result<string> Credential(Setting? setting, string name)
    {
        if (setting is null)
            return new Failure("erp.login", $"The login requires '{name}', which the flow does not set.");
        var text = secrets.Reveal(setting);
        if (text.Succeeded)
            hidden.Add(setting.Secret ?? name, text.Value, setting.Secret is not null || name != "username");
        return text;
    }

    /// <summary>Resolves a text. Expressions are evaluated in a literal, but not in a secret.</summary>
    public Result<string> Text(Setting setting, string place)
    {
        if (setting.Text is not { } written)
            return Credential(setting, place);
        var expression = Expression.Parse(written);
        var value = expression.Succeeded ? expression.Value.Evaluate(attributes, context) : expression.Failure;
        if (value.Succeeded)
            SecretNames.Add(hidden, place, value.Value);
        return value.Succeeded ? value : At(value.Failure, place);
    }

    /// <summary>Resolves a URL. Expressions are evaluated even in a secret.</summary>
    public Result<Uri> Url(Setting setting, string place)
    {
        var text = secrets.Reveal(setting);
        if (!text.Succeeded)
            return text.Failure;
        if (setting.Secret is not null)
            hidden.AddUrl(setting.Secret, text.Value);
        var template = UrlTemplate.Parse(text.Value);
        var url = template.Succeeded ? template.Value.Evaluate(attributes, context) : template.Failure;
        if (url.Succeeded)
            hidden.AddUrlCredentials(place, url.Value, SecretNames.Contains);
        return url.Succeeded ? url : At(url.Failure, place);
    }

    /// <summary>Resolves an extra parameter: a text, or any other JSON value whose strings may contain expressions.</summary>
    public Result<object> Extra(ExtraParam extra, string place)
    {
        if (extra.Text is { } setting)
        {
            var text = Text(setting, place);
            return text.Succeeded ? text.Value : text.Failure;
        }
        if (extra.Json is not { } json)
            return default(JsonElement);
        var value = ExpressionJson.Evaluate(json, attributes, context);
        if (value.Succeeded)
            SecretNames.Add(hidden, place, value.Value);
        return value.Succeeded ? value.Value : At(value.Failure, place);
    }

    private Failure At(Failure failure, string place) => failure with
    {
        Message = $"The setting {place} cannot be used. {hidden.Redact(failure.Message)}",
        Place = failure.Place is null ? place : $"{place}, {failure.Place}",
    };
}
