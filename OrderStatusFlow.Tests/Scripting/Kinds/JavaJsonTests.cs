namespace OrderStatusFlow.Tests.Scripting.Kinds;

/// <summary>JSON by Java's and Groovy's classes.</summary>
public sealed class JavaJsonTests(PythonFixture python) : ScriptKind(python)
{
    private const string Import = "from org.json import JSONObject, JSONArray, JSONException\n";

    [Theory]
    [InlineData("o = JSONObject('{\"a\":1,\"b\":[1,{\"x\":null}],\"c\":{\"d\":\"x\"}}')\nprint o.getInt('a'), o.getJSONArray('b').length(), o.getJSONObject('c').getString('d'), o.has('z'), o.optString('z', 'q'), o.length(), sorted(o.keys())", "prints: 1 2 x False q 3 ['a', 'b', 'c']\n")]
    [InlineData("o = JSONObject()\no.put('t', u'\\u015f</\"').put('n', 1.50).put('i', 2.0).put('m', {'k': [True, None]}).put('none', None)\nprint o.toString().encode('utf-8')", "prints: {\"t\":\"ş<\\/\\\"\",\"n\":1.5,\"i\":2,\"m\":{\"k\":[true,null]}}\n")]
    [InlineData("a = JSONArray()\na.put(1).put('x').put(JSONObject().put('k', 'v'))\nprint a, [x for x in a], a.getJSONObject(2).get('k'), a.isNull(5), a.join('-'), a.remove(0), a.length()", "prints: [1,\"x\",{\"k\":\"v\"}] [1, 'x', {\"k\":\"v\"}] v True 1-\"x\"-{\"k\":\"v\"} 1 2\n")]
    [InlineData("o = JSONObject('{\"a\": null, \"s\": \"5\", \"d\": 2.5, \"b\": \"TRUE\"}')\nprint o.isNull('a'), o.get('a'), o.opt('z'), o.getInt('s'), o.getInt('d'), o.getDouble('s'), o.getBoolean('b'), o.optInt('q'), o.optInt('q', 7), o.optString('d'), o.get('a') == JSONObject.NULL", "prints: True null None 5 2 5.0 True 0 7 2.5 True\n")]
    [InlineData("o = JSONObject('{}')\ntry: o.getString('k')\nexcept JSONException, e: print e.getMessage()\ntry: o.put('k', 5).getString('k')\nexcept JSONException, e: print e.getMessage()\ntry: JSONObject('[1]')\nexcept JSONException, e: print e.getMessage()",
        "prints: JSONObject[\"k\"] not found.\nJSONObject[\"k\"] is not a string.\nA JSONObject text must begin with '{' at 1 [character 2 line 1]\n")]
    [InlineData("print JSONObject('{\"a\":1,\"b\":[1,2],\"c\":{}}').toString(2), JSONArray('[{\"a\":1}]').toString(4)", "prints: {\n  \"a\": 1,\n  \"b\": [\n    1,\n    2\n  ],\n  \"c\": {}\n} [{\"a\": 1}]\n")]
    [InlineData("import json\no = JSONObject('{\"rows\": [{\"no\": 1}]}')\nrows = o.getJSONArray('rows')\nfor i in range(rows.length()):\n    rows.getJSONObject(i).put('q', i)\no.accumulate('x', 1).accumulate('x', 2)\nprint json.dumps(o.toMap(), sort_keys=True), o.names(), o.remove('x'), o.keySet()", "prints: {\"rows\": [{\"no\": 1, \"q\": 0}], \"x\": [1, 2]} [\"rows\",\"x\"] [1,2] ['rows']\n")]
    [InlineData("from groovy.json import JsonSlurper, JsonOutput\no = JsonSlurper().parseText('{\"a\":[1,2]}')\nprint o.get('a')[1], o['a'], JsonOutput.toJson(o), JsonOutput.prettyPrint('{\"a\":1}')", "prints: 2 [1, 2] {\"a\":[1,2]} {\n    \"a\": 1\n}\n")]
    [InlineData("from org.json import XML\no = XML.toJSONObject('<orders n=\"2\"><order no=\"SP-1\"><qty>2</qty><zip>007</zip></order><order no=\"SP-2\"/><a:x>a &amp; b</a:x><e/><m x=\"1\">t</m></orders>')\n"
        + "print o.toString()\nprint XML.toString(JSONObject('{\"a\": {\"b\": [1, 2], \"c\": \"x<y\", \"d\": \"\", \"f\": true}}'))\ntry: XML.toJSONObject('<a>')\nexcept JSONException, e: print 'no'",
        "prints:{\"orders\":{\"n\":2,\"order\":[{\"no\":\"SP-1\",\"qty\":2,\"zip\":\"007\"},{\"no\":\"SP-2\"}],\"a:x\":\"a & b\",\"e\":\"\",\"m\":{\"x\":1,\"content\":\"t\"}}}\n"
        + "<a><b>1</b><b>2</b><c>x&lt;y</c><d/><f>true</f></a>\nno\n")]
    public Task A_script_does_what_it_does_in_NiFi(string source, string expected) => CheckAsync(Import + source, expected);
}
