using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Net;
using OrderStatusFlow.Expressions;
using OrderStatusFlow.Json;

namespace OrderStatusFlow.Core.Flows;

/// <summary>Reads the <c>erp</c> part of a flow.</summary>
internal static class ErpDefinitionReader
{
    public static ErpDefinition Read(DefinitionObject o, Direction direction)
    {
        // What an ERP posts to an outbound flow is described by the same settings.
        var url = direction == Direction.Inbound ? o.Required("url", o.Setting("url")) : o.Setting("url");
        CheckUrl(o, "url", url);
        var xml = o.Object("xml");
        var erp = new ErpDefinition
        {
            Login = o.Object("login") is { } login ? Login(login) : new ErpLoginDefinition(),
            Url = url!,
            Method = o.Choice("method", "GET", "GET", "POST"),
            Body = o.Setting("body"),
            ResponseType = o.Choice("responseType", ResponseType.Json),
            Encoding = EncodingName(o),
            Unwrap = Unwrap(o),
            Failure = o.Object("failure") is { } failure ? FailureDefinitionReader.Read(failure) : new FailureDefinition(),
            ItemsPath = JsonPath(o, "itemsPath"),
            Headers = Headers(o),
            ExtraParams = Checked(o, "extraParams", o.ExtraParams("extraParams")),
            TimeZone = FlowReader.Zone(o, "timeZone"),
            Overlap = o.Duration("overlap", TimeSpan.Zero, TimeSpan.FromDays(30)) ?? ErpDefinition.DefaultOverlap,
            ModifiedPath = JsonPath(o, "modifiedPath"),
            ModifiedFormat = Format(o),
            ModifiedTimeZone = o.Has("modifiedTimeZone") ? FlowReader.Zone(o, "modifiedTimeZone") : null,
            Parameters = Parameters(o),
            Pagination = o.Object("pagination") is { } pagination ? Pagination(pagination) : new PaginationDefinition(),
            XmlAlwaysArray = xml?.Texts("alwaysArray") ?? [],
            XmlKeepNamespaces = xml?.Flag("keepNamespaces", false) ?? false,
        };
        FlowReader.CheckExpression(o, "body", erp.Body);
        if (erp.Body is not null && erp.Method != "POST")
            o.Fail("body", "A body is sent with the method POST: set \"method\": \"POST\".");
        if (erp.ResponseType == ResponseType.Text)
            CheckText(o, erp);
        xml?.Close();
        o.Close();
        return erp;
    }

    private static string? Format(DefinitionObject o)
    {
        var format = o.Text("modifiedFormat");
        if (format is not null && DateFormat.Parse(format) is { Succeeded: false, Failure: var failure })
            o.Fail("modifiedFormat", $"The format of dates cannot be used. {failure.Message}");
        return format;
    }

    private static string? EncodingName(DefinitionObject o)
    {
        var name = o.Text("encoding");
        if (name is not null && BodyDecoder.Named(name) is null)
            o.Fail("encoding", $"'{name}' is not an encoding that this host knows. Use a name such as utf-8, windows-1254 or iso-8859-9.");
        return name;
    }

    private static IReadOnlyList<string> Unwrap(DefinitionObject o)
    {
        var paths = o.OneOrMore("unwrap");
        foreach (var path in paths)
            CheckJsonPath(o, "unwrap", path);
        return paths;
    }

    // Text has no structure that a path could refer to.
    private static void CheckText(DefinitionObject o, ErpDefinition erp)
    {
        if (erp.ItemsPath is not null)
            o.Fail("itemsPath", "A response of type text has no items. Remove itemsPath, or use the type json or xml.");
        if (erp.Unwrap.Count > 0)
            o.Fail("unwrap", "A response of type text cannot be unwrapped. Do this in the script, or use the type json or xml.");
        if (erp.ModifiedPath is not null)
            o.Fail("modifiedPath", "A response of type text has no items with dates. Remove modifiedPath, or use the type json or xml.");
        if (erp.Pagination is { Type: PaginationType.Seek } or { Path: not null } or { TotalPath: not null } or { HasMorePath: not null })
            o.Fail("pagination", "A response of type text has no values to continue after. Use the type page or offset, or next with a Link header.");
    }

    private static ErpLoginDefinition Login(DefinitionObject o)
    {
        var defaults = new ErpLoginDefinition();
        var login = new ErpLoginDefinition
        {
            Type = o.Choice("type", ErpLoginType.None),
            Url = o.Setting("url"),
            Username = o.Setting("username"),
            Password = o.Setting("password"),
            Token = o.Setting("token"),
            TokenPath = JsonPath(o, "tokenPath"),
            Header = o.Text("header") ?? defaults.Header,
            Prefix = o.Text("prefix"),
            Headers = Headers(o),
            Body = Checked(o, "body", o.ExtraParams("body")),
            Grant = o.Choice("grant", defaults.Grant, "client_credentials", "password", "refresh_token",
                ErpLoginDefinition.AuthorizationCode),
            AuthorizeUrl = o.Text("authorizeUrl"),
            ClientId = o.Setting("clientId"),
            ClientSecret = o.Setting("clientSecret"),
            Scope = o.Setting("scope"),
            RefreshToken = o.Setting("refreshToken"),
            CheckUrl = o.Setting("checkUrl"),
            Certificate = o.Setting("certificate"),
            CertificatePassword = o.Setting("certificatePassword"),
        };
        login = login with { Check = o.Flag("check", login.Type == ErpLoginType.Nebim || login.CheckUrl is not null) };
        CheckUrl(o, "url", login.Url);
        CheckUrl(o, "checkUrl", login.CheckUrl);
        CheckUrl(o, "authorizeUrl", login.AuthorizeUrl is { } authorizeUrl ? new Setting(authorizeUrl, null) : null);
        CheckHeader(o, "header", login.Header);
        foreach (var name in Needed(login).Where(name => !o.Has(name)))
            o.Fail(name, $"A login of type {login.Type.ToString().ToLowerInvariant()} needs '{name}'.");
        o.Close();
        return login;
    }

    private static string[] Needed(ErpLoginDefinition login) => login.Type switch
    {
        ErpLoginType.Basic or ErpLoginType.Digest => ["username", "password"],
        ErpLoginType.Token or ErpLoginType.Header => ["token"],
        ErpLoginType.Jwt => ["url", "username", "password"],
        ErpLoginType.OAuth2 when login.Grant == "password" => ["url", "username", "password"],
        ErpLoginType.OAuth2 when login.Grant == "refresh_token" => ["url", "refreshToken"],
        ErpLoginType.OAuth2 when login.Grant == ErpLoginDefinition.AuthorizationCode => ["authorizeUrl", "url", "clientId", "clientSecret"],
        ErpLoginType.OAuth2 => ["url", "clientId", "clientSecret"],
        ErpLoginType.Nebim => ["url"],
        _ => [],
    };

    private static PaginationDefinition Pagination(DefinitionObject o)
    {
        var defaults = new PaginationDefinition();
        var pagination = new PaginationDefinition
        {
            Type = o.Choice("type", PaginationType.None),
            OffsetKey = o.Text("offsetKey") ?? defaults.OffsetKey,
            LimitKey = o.Text("limitKey") ?? defaults.LimitKey,
            Limit = o.Number("limit", defaults.Limit, 1, 10_000),
            PageKey = o.Text("pageKey") ?? defaults.PageKey,
            FirstPage = o.Number("firstPage", defaults.FirstPage, 0, int.MaxValue),
            ValuePath = JsonPath(o, "valuePath"),
            Key = o.Text("key"),
            Path = JsonPath(o, "path"),
            TotalPath = JsonPath(o, "totalPath"),
            HasMorePath = JsonPath(o, "hasMorePath"),
            MaxPages = o.Number("maxPages", defaults.MaxPages, 1, 1_000_000),
            Overlap = o.Number("overlap", defaults.Overlap, 0, 9_999),
        };
        if (pagination.Overlap > 0 && (pagination.Type != PaginationType.Offset || pagination.Overlap >= pagination.Limit))
            o.Fail("overlap", "Pages can overlap with the type offset only, and by less than the limit.");
        if (pagination.Type == PaginationType.Seek)
        {
            o.Required("valuePath", pagination.ValuePath);
            o.Required("key", pagination.Key);
        }

        o.Close();
        return pagination;
    }

    private static Dictionary<string, ParameterDefinition> Parameters(DefinitionObject o)
    {
        var parameters = new Dictionary<string, ParameterDefinition>(ParameterDefinition.Always, StringComparer.Ordinal);
        var given = o.Members("parameters", static (parent, value, name) =>
        {
            if (value.ValueKind != System.Text.Json.JsonValueKind.Object)
            {
                parent.Fail(name, "expected {\"key\": ..., \"type\": ...}.");
                return null;
            }

            var parameter = parent.Object(name)!;
            var read = new ParameterDefinition(parameter.Text("key") ?? name, parameter.Choice("type", ParameterType.String));
            if (read.Key.Length == 0)
                parameter.Fail("key", "expected the ERP's name for the parameter, found an empty text.");
            parameter.Close();
            return read;
        });
        foreach (var (name, parameter) in given)
            parameters[name == ParameterNames.ModifiedAfterEaten ? ParameterNames.ModifiedAfter : name] = parameter;

        return parameters;
    }

    private static IReadOnlyDictionary<string, Setting> Headers(DefinitionObject o)
    {
        var headers = o.Settings("headers");
        foreach (var (header, setting) in headers)
        {
            CheckHeader(o, $"headers.{header}", header);
            FlowReader.CheckExpression(o, $"headers.{header}", setting);
        }
        return headers;
    }

    private static void CheckHeader(DefinitionObject o, string place, string header)
    {
        if (!HttpToken.IsValid(header))
            o.Fail(place, "expected the name of an HTTP header: letters, digits and characters such as '-', without spaces.");
    }

    private static IReadOnlyDictionary<string, ExtraParam> Checked(DefinitionObject o, string name, IReadOnlyDictionary<string, ExtraParam> parameters)
    {
        foreach (var (key, parameter) in parameters)
        {
            FlowReader.CheckExpression(o, $"{name}.{key}", parameter.Text);
            FlowReader.CheckExpressions(o, $"{name}.{key}", parameter.Json);
        }
        return parameters;
    }

    private static void CheckUrl(DefinitionObject o, string name, Setting? url)
    {
        if (url?.Text is { } text && UrlTemplate.Parse(text) is { Succeeded: false, Failure: var failure })
            o.Fail(name, failure.Place is null ? failure.Message : $"{failure.Message} ({failure.Place})");
    }

    internal static string? JsonPath(DefinitionObject o, string name)
    {
        var path = o.Text(name);
        if (path is not null)
            CheckJsonPath(o, name, path);
        return path;
    }

    private static void CheckJsonPath(DefinitionObject o, string name, string path)
    {
        if (!path.StartsWith('$'))
        {
            o.Fail(name, "expected a JSONPath that starts with '$', such as $.results.");
            return;
        }

        try
        {
            if (JsonPaths.Plain(path) is null || path.Length > JsonPathRules.MaxLength)
                JsonPathQuery.Check(path);
        }
        catch (JsonPathException wrong)
        {
            o.Fail(name, $"expected a JSONPath, but it cannot be used: {wrong.Message}.");
        }
    }
}
