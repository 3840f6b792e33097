using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrderStatusFlow.Tests.Hostile;

/// <summary>Changes JSON documents at random; the same seed gives the same documents.</summary>
internal sealed class Mutations(int seed)
{
    private const string Raw = "@raw:";
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>JSON texts that stand in the place of a value.</summary>
    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1.5", "2147483648", "1e999", "-1e999999999", "0.00000000000000000001", new string('9', 1_000), "[]", "{}", "[[]]", "\"\"", "\" 1\"",
        """ "\ud800" """, """ "\udc00\ud800" """, """ {"\ud800": 1} """, """ "\u0000" """, """ "a\u0000b" """, """ "\ufeff" """, $"\"{new string('x', 20_000)}\"",
        Nested(40), Nested(70), Nested(250), """ {"secret": "NAME"} """, """ {"secret": ""} """, """ {"secret": "\ud800"} """,
        """ "${" """, """ "${a:nosuch()}" """, $"\"${{a{string.Concat(Enumerable.Repeat(":toUpper()", 250))}}}\"", """ "${a:find('(a+)+$')}" """, """ "${a:replaceAll('[', '$9')}" """, """ "${a:toNumber():divide(0)}" """,
        """ "$" """, """ "$.a" """, """ "$..a..b..c" """, """ "$[?(@.a =~ /(/)]" """, """ "$[99999999999]" """, """ "$[?(@ == " """, """ "$['" """, """ "$.results[::0]" """,
        """ "0 0 30 2 ?" """, """ "0 0 0 30 2 ?" """, """ "0 0 0 29 2 ? 2097" """, """ "* * * * * * *" """, """ "0 0 0 L-31 * ?" """, """ "0 0 0 ? * 7#6" """, """ "0/0 * * * * ?" """,
        """ "1-0 * * * * ?" """, """ "0 0 0 LW * ?" """, """ "0 0 12 1/5 * ?" """, """ "- - - - - -" """, """ "0 0 0 W * ?" """, """ "0 0 0 ? * L" """, """ "0 0 0 ? * #" """, """ "0 0 0 ? * FRI-" """,
        """ "http://" """, """ "https://[::1" """, """ "https://a b/" """, """ "https://\u0130.example/#x" """, """ "https://e.example:99999/" """, """ "file:///etc/passwd" """, """ "https://u:p@e.example" """,
        """ "../etc/passwd" """, """ "Europe/\u0000" """, """ "None,Offset" """, """ "24:00:00" """, """ "10675199.02:48:05.4775808" """, """ "-00:00:01" """, """ "trigger" """,
        """ "def f(:" """, $"\"{new string('(', 5_000)}\"", $"\"x = {new string('-', 5_000)}1\"", """ "x = '\\ud800'" """, $"\"x = a{string.Concat(Enumerable.Repeat(".b", 5_000))}\"",
        """ "*" """, """ "a|b|" """, """ "@(1,a)" """, """ "@" """, """ "&(0,99999999999)" """, """ "[2147483648]" """, """ "[#99]" """, """ "[]" """, """ "=split('(',@(1,a))" """, """ "=concat(" """, """ "=" """,
        """ "=leftPad(@(1,a),1000000000,'x')" """, """ "=nosuch" """, """ "*-*-*" """, """ "a.b[0].c[&1]" """, """ "$0" """, """ "#1" """, """ "shift" """, """ "sort" """, """ "^a" """, """ "\\" """, """ "a\\.b@(0,x)" """,
    ];

    private static readonly string[] Names =
        ["", "operation", "spec", "*", "@", "$", "#", "&", "&(1,0)", "[0]", "[]", "a|b", "*-*", "direction", "erp", "source", "cron", "X Y", "a.b", "${a}", "İ", "\u0000"];

    private readonly Random random = new(seed);

    /// <summary>The document with up to three changes.</summary>
    public string Change(string document)
    {
        var root = JsonNode.Parse(document, null, Lenient)!;
        for (var changes = random.Next(1, 4); changes > 0; changes--)
            ChangeOnce(root);
        // Values that no JsonNode holds are put in as text.
        var text = root.ToJsonString();
        for (var at = text.IndexOf(Raw, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Raw, StringComparison.Ordinal))
        {
            var end = text.IndexOf('"', at);
            text = text[..(at - 1)] + Value(text[(at + Raw.Length)..end]) + text[(end + 1)..];
        }
        return text;
    }

    private static string Value(string reference)
    {
        var parts = reference.Split(':', 2);
        var value = Values[int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture)];
        return parts.Length == 1 ? value : $"1, \"{parts[1]}\": {value}";
    }

    private void ChangeOnce(JsonNode root)
    {
        var places = new List<JsonNode>();
        Collect(root, places);
        var parent = places[random.Next(places.Count)];
        var raw = $"{Raw}{random.Next(Values.Length)}";
        if (parent is JsonArray array)
        {
            var index = random.Next(array.Count + 1);
            if (index < array.Count && random.Next(2) == 0)
                array.RemoveAt(index);
            else
                array.Insert(index, raw);
            return;
        }
        var map = (JsonObject)parent;
        var names = map.Select(static member => member.Key).ToArray();
        if (names.Length == 0)
        {
            map[Names[random.Next(Names.Length)]] = raw;
            return;
        }
        var name = names[random.Next(names.Length)];
        switch (random.Next(7))
        {
            case 0:
                map.Remove(name);
                break;
            case 1:
                map[Names[random.Next(Names.Length)]] = map[name]?.DeepClone();
                break;
            case 2 when name.All(char.IsAsciiLetterOrDigit):
                map[name] = $"{raw}:{name}";
                break;
            case 3:
                map[name] = new JsonArray(map[name]?.DeepClone());
                break;
            case 4:
                var other = names[random.Next(names.Length)];
                (map[name], map[other]) = (map[other]?.DeepClone(), map[name]?.DeepClone());
                break;
            default:
                map[name] = raw;
                break;
        }
    }

    private static void Collect(JsonNode? node, List<JsonNode> places)
    {
        if (node is JsonArray or JsonObject)
            places.Add(node);
        foreach (var child in node switch { JsonArray array => array, JsonObject map => map.Select(static member => member.Value), _ => [] })
            Collect(child, places);
    }

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);
}
