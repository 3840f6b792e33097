using OrderStatusFlow.Expressions;

namespace OrderStatusFlow.Tests.Expressions;

/// <summary>JSONPath as Jayway JsonPath 2 evaluates it with Jackson, and NiFi prints it.</summary>
public sealed class JaywayPathTests
{
    private const string Document = """
        {"items":[{"id":"A1","q":1,"tags":["x","y"]},{"id":"B2","q":5,"tags":[]},{"id":"c3","q":2.50,"note":null}],
         "n":9223372036854775807,"price":10.50,"s":"x/y","a b":"space","o":{"k":{"id":"K"}},"ids":["A1","c3"],"e":""}
        """;

    [Theory]
    [InlineData("$.s", "x/y")]
    [InlineData("s", "x/y")]
    [InlineData("$['a b']", "space")]
    [InlineData("$[\"s\"]", "x/y")]
    [InlineData("$['s','n']", """{"s":"x/y","n":9223372036854775807}""")]
    [InlineData("$.price", "10.5")]
    [InlineData("$.n", "9223372036854775807")]
    [InlineData("$.none", "")]
    [InlineData("$.items.id", "")]
    [InlineData("$.items[0].id", "A1")]
    [InlineData("$.items[-1].id", "c3")]
    [InlineData("$.items[9].id", "")]
    [InlineData("$.items[0,1].id", """["A1","B2"]""")]
    [InlineData("$.items[1:].q", "[5,2.5]")]
    [InlineData("$.items[:-2].q", "1")]
    [InlineData("$.items[*].id", """["A1","B2","c3"]""")]
    [InlineData("$..id", """["A1","B2","c3","K"]""")]
    [InlineData("$.o.*.id", "K")]
    [InlineData("$.items[5:].id", "[]")]
    [InlineData("$.items.length()", "3")]
    [InlineData("$.o.length()", "1")]
    [InlineData("$.s.length()", "")]
    [InlineData("$.length($.items)", "3")]
    [InlineData("$.items[*].tags.length()", "[2,0]")]
    [InlineData("$.sum($.items[*].q)", "8.5")]
    [InlineData("$.max($..q)", "5.0")]
    [InlineData("$.min($..q)", "1.0")]
    [InlineData("$.avg($.items[0].q, $.items[1].q)", "3.0")]
    [InlineData("$..q.sum()", "8.5")]
    [InlineData("$..id.length()", "0")]
    [InlineData("$..items.length()", "3")]
    [InlineData("$.length($.items[*])", "9")]
    [InlineData("$.items.sum()", "")]
    [InlineData("$.ids.concat()", "A1c3")]
    [InlineData("$.ids.first()", "A1")]
    [InlineData("$.ids.last()", "c3")]
    [InlineData("$.o.keys()", "[k]")]
    [InlineData("$.items[:2].keys()", """[["id","q","tags"],["id","q","tags"]]""")]
    [InlineData("$.items[2:].keys()", "[id, q, note]")]
    [InlineData("$..['id','tags']", """[{"id":"A1","tags":["x","y"]},{"id":"B2","tags":[]}]""")]
    [InlineData("$.items[?(@.id == 'B2')].q", "5")]
    [InlineData("$.items[?(@.id=='zz')].q", "[]")]
    [InlineData("$.items[?(@.q > 1 && @.q < 5)].id", "c3")]
    [InlineData("$.items[?(@.q == '5' || @['id'] == 'A1')].id", """["A1","B2"]""")]
    [InlineData("$.items[?(@.id in ['A1','c3'])].id", """["A1","c3"]""")]
    [InlineData("$.items[?(@.id in $.ids)].id", """["A1","c3"]""")]
    [InlineData("$.items[?(@.id nin ['A1'])].id", """["B2","c3"]""")]
    [InlineData("$.items[?(@.id =~ /[a-z]\\d/)].id", "c3")]
    [InlineData("$.items[?(@.id =~ /a\\d/i)].id", "A1")]
    [InlineData("$.items[?(@.tags)].id", """["A1","B2"]""")]
    [InlineData("$.items[?(!@.tags)].id", "c3")]
    [InlineData("$.items[?(@.note == null)].id", "c3")]
    [InlineData("$.items[?(@.tags size 2)].id", "A1")]
    [InlineData("$.items[?(@.tags empty true)].id", "B2")]
    [InlineData("$.items[?(@.tags contains 'y')].id", "A1")]
    [InlineData("$.items[?(@.tags subsetof ['x','y','z'])].id", """["A1","B2"]""")]
    [InlineData("$.items[?(@.tags anyof ['x'])].id", "A1")]
    [InlineData("$.items[?(@.tags noneof ['x'])].id", "B2")]
    [InlineData("$.items[?(@.tags.length() > 1)].id", "A1")]
    [InlineData("$.o[?(@.id == 'K')]", "[]")]
    [InlineData("$.o.k[?(@.id == 'K')].id", "K")]
    [InlineData("$..[?(@.id == 'K')].id", "K")]
    [InlineData("$.o[0:1]", "")]
    [InlineData("$.o[-1:]", "")]
    [InlineData("$.o[0,1].k", "")]
    [InlineData("$.o[?(@.q nin ['A1'])].k.id", "K")]
    [InlineData("$.s[?(@.q == 1)]", "")]
    [InlineData("$.items[9].tags[*]", "[]")]
    [InlineData("$.items[0:-1].id", "[]")]
    [InlineData("$.items[-2:-1].id", "B2")]
    [InlineData("$.items[-1:1].id", """["c3","A1"]""")]
    [InlineData("$.items[?(@.none nin ['A1'])].id", """["A1","B2","c3"]""")]
    [InlineData("$.items[?(@.none =~ /.*/)].id", """["A1","B2","c3"]""")]
    [InlineData("$['none','more']", "{}")]
    [InlineData("$.items['id','q']", "")]
    [InlineData("$.items[*]['none','note']", """[{},{},{"note":null}]""")]
    [InlineData("$['o','none'].k.id", "K")]
    [InlineData("$['items','ids'][0]", """[{"id":"A1","q":1,"tags":["x","y"]},"A1"]""")]
    [InlineData("$.items[?(@.id=='zz')].tags.length()", "[]")]
    [InlineData("$.items[?(@.id=='zz')].q.sum()", "[]")]
    [InlineData("$.items[?(@.id=='A1')].q.sum()", "")]
    [InlineData("$.items[*].tags.concat()", """["xy",""]""")]
    public void Read_gives_what_NiFi_gives(string path, string expected) => Evaluate("jsonPath", path).ShouldBe(expected);

    [Theory]
    [InlineData("${j:jsonPathSet('$.s', 'z'):jsonPath('$.s')}", "z")]
    [InlineData("${j:jsonPathSet('$.items[*].q', 7):jsonPath('$..q')}", "[7,7,7]")]
    [InlineData("${j:jsonPathSet('$.price', false):jsonPath('$.price')}", "false")]
    [InlineData("${j:jsonPathSet('$.none', 'z'):jsonPath('$.none')}${j:jsonPathSet('$.none', 'z'):jsonPath('$.s')}", "x/y")]
    [InlineData("${j:jsonPathAdd('$.ids', 'new'):jsonPath('$.ids')}", """["A1","c3","new"]""")]
    [InlineData("[${j:jsonPathAdd('$.s', 'new')}]", "[]")]
    [InlineData("${j:jsonPathPut('$.o', 'm', 5):jsonPath('$.o')}", """{"k":{"id":"K"},"m":"5"}""")]
    [InlineData("[${j:jsonPathPut('$.none', 'm', 'v')}]", "[]")]
    [InlineData("${j:jsonPathDelete('$.items[0,2]'):jsonPath('$.items[*].id')}", "B2")]
    [InlineData("${j:jsonPathDelete(\"$.items[?(@.q > 1)]\"):jsonPath('$.items[*].id')}", "A1")]
    [InlineData("${literal('{\"a\":1.0,\"b\":\"ş\"}'):jsonPathDelete('$.none')}", """{"a":1.0,"b":"ş"}""")]
    public void A_change_gives_the_changed_document(string text, string expected) =>
        Expression.Parse(text).Value!.Evaluate(new Dictionary<string, string> { ["j"] = Document }, FixedTime.Context()).Value.ShouldBe(expected);

    [Theory]
    [InlineData("{\"a\":1} and more", "1")]
    [InlineData("{\"a\":2}\n{\"a\":3}", "2")]
    public void Text_after_the_first_value_is_ignored(string json, string expected) =>
        Expression.Parse("${j:jsonPath('$.a')}").Value!.Evaluate(new Dictionary<string, string> { ["j"] = json }, FixedTime.Context()).Value.ShouldBe(expected);

    private static string? Evaluate(string function, string path)
    {
        var attributes = new Dictionary<string, string> { ["j"] = Document, ["p"] = path };
        var result = Expression.Parse($"${{j:{function}(${{p}})}}").Value!.Evaluate(attributes, FixedTime.Context());
        result.Failure.ShouldBeNull();
        return result.Value;
    }
}
