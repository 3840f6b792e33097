using System.Text.Json;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Net;
using OrderStatusFlow.Expressions;

namespace OrderStatusFlow.Core.Erp;

/// <summary>The texts of one request: settings revealed and expressions evaluated.</summary>
internal sealed class ErpSettings(Secrets secrets, IReadOnlyDictionary<string, string> attributes, ExpressionContext context, SecretRedactor hidden)
{
    public SecretRedactor Hidden => hidden;

    /// <summary>The same with further attributes.</summary>
    public ErpSettings With(params IEnumerable<(string Name, string Value)> more)
    {
        var all = new Dictionary<string, string>(attributes);
        foreach (var (name, value) in more)
            all[name] = value;
        return new ErpSettings(secrets, all, context, hidden);
    }

    /// <summary>A credential: taken as it is, and redacted from then on. Of a user name that is written out only the whole is.</summary>
    public Result<string> Credential(Setting? setting, string name)
    {
        if (setting is null)
            return new Failure("erp.login", $"The login needs '{name}', which the flow does not set.");
        var text = secrets.Reveal(setting);
        if (text.Succeeded)
            hidden.Add(setting.Secret ?? name, text.Value, setting.Secret is not null || name != "username");
        return text;
    }

    /// <summary>A text: expressions are evaluated where it is written out; a secret is taken as it is.</summary>
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

    /// <summary>A URL; expressions are evaluated even when it is a secret.</summary>
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

    /// <summary>An extra parameter: a text, or any other JSON value with the expressions in its strings evaluated.</summary>
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
