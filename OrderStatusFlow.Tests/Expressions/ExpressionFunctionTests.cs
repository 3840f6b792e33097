using OrderStatusFlow.Expressions;

namespace OrderStatusFlow.Tests.Expressions;

/// <summary>The functions of NiFi 1 that work on several attributes, and those for texts of other languages and systems.</summary>
public sealed class ExpressionFunctionTests
{
    private static readonly Dictionary<string, string> Attributes = new()
    {
        ["number"] = "SP-12345",
        ["x"] = "1",
        ["y"] = "",
        ["z"] = "3",
        ["list"] = "a;b;c",
        ["turk"] = "şü ı/&",
        ["quote"] = "it's \"ok\" €",
        ["template"] = "order ${number}",
        ["loop"] = "${loop:evaluateELString()}",
    };

    [Theory]
    // several attributes
    [InlineData("${anyAttribute('x','y'):equals('1')}${anyAttribute('x','y'):equals('2')}", "truefalse")]
    [InlineData("${allAttributes('x','z'):gt(0)}${allAttributes('x','y'):gt(0)}${allAttributes('x','none'):isNull()}", "truefalsefalse")]
    [InlineData("${anyMatchingAttribute('x|z'):equals('3')}${allMatchingAttributes('[xz]'):isEmpty():not()}", "truetrue")]
    [InlineData("${anyMatchingAttribute('none.*'):isNull()}${allMatchingAttributes('none.*'):equals('')}", "truefalse")]
    [InlineData("${anyDelineatedValue(${list}, ';'):equals('b')}${allDelineatedValues('${list}', ';'):matches('[a-c]')}", "truetrue")]
    [InlineData("${anyDelineatedValue('a1b2c', '\\d'):equals('c')}${allDelineatedValues(${none}, ','):equals('')}", "truefalse")]
    [InlineData("${allAttributes('x','y','z'):join('-')}|${allAttributes('x','none'):join(', ')}|${allMatchingAttributes('x|z'):toNumber():plus(1):join('+')}", "1--3|1, |2+4")]
    [InlineData("${allAttributes('x','y','none'):count()}|${allDelineatedValues(${list},';'):equals('a'):not():count()}", "2|2")]
    [InlineData("${x:count()}|${none:count()}|${x:join(',')}|${literal(${allAttributes('x','z'):count()}):plus(1)}", "1|0|1|3")]
    [InlineData("${x:equals('1'):and(${anyAttribute('y','z'):equals('3')})}", "true")]
    // comments and null
    [InlineData("${number # the order\n}", "SP-12345")]
    [InlineData("${number # the order\n :append('-') # more\n:toLower( # and more\n)}", "sp-12345-")]
    [InlineData("${#}|${ #x}|${x#y}|${x:append('#z')}", "|||1#z")]
    [InlineData("[${none:replaceNull(null)}]${number:replaceNull(null)}", "[]SP-12345")]
    // literal and replaceNull make a text of a number, so that toDate reads it with its pattern
    [InlineData("${literal(20240115):toDate('yyyyMMdd'):format('dd.MM.yyyy')}|${none:replaceNull(20240115):toDate('yyyyMMdd'):format('dd.MM')}", "15.01.2024|15.01")]
    [InlineData("${literal(${x:isNull()}):count()}|${literal(true):plus(1)}|${literal(20240115):toDate():toNumber()}", "1||20240115")]
    // NaN, and what is not evaluated
    [InlineData("${literal('NaN'):lt(1)}${literal('NaN'):le(1)}${literal('NaN'):gt(1)}${literal(1):ge(${literal('NaN')})}", "falsefalsefalsefalse")]
    [InlineData("${none:plus(${x:divide(0)})}|${none:gt(${x:divide(0)})}|${list:minus(${literal('99999999999999999999')})}", "|false|")]
    [InlineData("${x:toRadix(37)}|${literal(255):toRadix(1)}|${x:toRadix(${none})}|${x:fromRadix(${none})}|${list:getDelimitedField(0, 'long')}", "1|255|||")]
    [InlineData("${x:hash('sha1')}|${x:hash('SHA256'):substring(0, 8)}", "356a192b7913b04c54574d18c28d46e6395428ab|6b86b273")]
    // a backslash before an expression in a text
    [InlineData("${literal('a\\${x}')}|${x:equals('\\${x}')}|${literal('{\"a\":\"\\${x}\"}')}|${literal('\\\\${x}')}", "a1|true|{\"a\":\"1\"}|\\1")]
    [InlineData("${literal('\\$${x}')}|${literal('\\$$${x}')}|${literal('\\$x')}|${literal('\\$\\{x}')}", "${x}|\\$1|\\$x|\\$\\{x}")]
    [InlineData("${literal(7):math('floorMod', 9223372036854775807)}|${literal(-7):math('floorMod', -3)}|${literal(7):math('floorMod', -3)}", "7|-1|-2")]
    // escapes
    [InlineData("${literal('\"a\"'):unescapeCsv()}|${literal('\"a \"\"b\"\"\"'):unescapeCsv()}|${literal('a\"'):unescapeCsv()}", "a|a \"b\"|a\"")]
    [InlineData("${literal(\"a\\\\\"):unescapeJson()}|${literal('\\q'):unescapeJson()}", "a|q")]
    [InlineData("${quote:escapeHtml4()}|${quote:escapeHtml3()}|${quote:escapeXml()}", "it's &quot;ok&quot; &euro;|it's &quot;ok&quot; €|it&apos;s &quot;ok&quot; €")]
    [InlineData("${literal('<ü>é&amp;'):escapeHtml3()}", "&lt;&uuml;&gt;&eacute;&amp;amp;")]
    [InlineData("${literal('&lt;&uuml;&euro;&#351;&#x15F;&nope;&apos;'):unescapeHtml4()}", "<ü€şş&nope;&apos;")]
    [InlineData("${literal('&uuml;&euro;'):unescapeHtml3()}|${literal('&uuml;&apos;'):unescapeXml()}", "ü&euro;|&uuml;'")]
    [InlineData("${literal(${none})}|${literal(${none}):isEmpty()}|${literal(${y}):isEmpty()}|${literal(${none}):replaceNull('a')}", "null|false|true|null")]
    [InlineData("[${none:escapeJson()}]${none:escapeXml():isNull()}${none:substringBefore('x'):isNull()}", "[]falsefalse")]
    [InlineData("${literal('a\\\\u0041\\\\101\\\\q'):unescapeJson()}", "aAAq")]
    // identity and evaluation
    [InlineData("${number:UUID3('b9e81de3-7047-4b5e-a822-8fff5b49f808')}", "6f8c7820-eb4c-3c45-8054-f609e264fe6d")]
    [InlineData("${number:UUID5('b9e81de3-7047-4b5e-a822-8fff5b49f808')}", "39064321-75f7-5721-9c91-673afcef3193")]
    [InlineData("${number:UUID5('1-2-3-4-5')}|${number:UUID5('00000001-0002-0003-0004-000000000005')}",
        "2eca3260-9b7a-590a-8269-e9480cad652b|2eca3260-9b7a-590a-8269-e9480cad652b")]
    [InlineData("${template:evaluateELString()}|${literal('$${number}'):evaluateELString():toLower()}", "order SP-12345|sp-12345")]
    [InlineData("${hostname()}|${hostname(true)}|${ip()}|${thread()}|${nextInt()}${nextInt()}", "localhost|localhost|127.0.0.1|main|01")]
    [InlineData("${getUri('https', ${none}, 'erp.example', '-1', '/a b', 'q=1&r=ş', ${none})}", "https://erp.example/a%20b?q=1&r=ş")]
    [InlineData("${getUri('http', 'me', '::1', '80', '/100%', ${none}, 'x y')}", "http://me@[::1]:80/100%25#x%20y")]
    // numbers
    [InlineData("${math('random'):lt(1)}${math('random'):ge(0)}", "truetrue")]
    [InlineData(
        "${literal(-7):math('floorMod', 3)}|${literal(-7):math('floorDiv', 3)}|${literal(4):math('addExact', 5)}|${literal(2.0):math('scalb', 3)}|${literal(0.0):math('tanh')}", "2|-3|9|16.0|0.0")]
    [InlineData("[${literal('1e5'):toNumber()}][${literal('1.5e5'):toNumber()}][${literal('12.'):toNumber()}][${literal('-.5'):toDecimal()}][${literal('0x1.8p1'):toDecimal()}][${literal('Infinity'):toDecimal()}]", "[][150000][][-0.5][3.0][Infinity]")]
    [InlineData("[${number:substring(3,2)}][${number:substring(99)}][${number:substring(3,99)}][${number:substring(8)}]", "[][][][]")]
    [InlineData("${none:and(true)}|${none:or(true)}|${none:and(false)}|${literal(true):and(${none})}|${literal(false):or(${none})}|${literal(false):and(${none})}", "true|true|false|||false")]
    [InlineData("${literal('a\uD83D\uDE00b'):substring(0,2)}|${literal('\uD83D\uDE00'):substring(1):urlEncode()}|${literal('\uD83D\uDE00'):substring(1):base64Encode()}", "a?|%3F|Pw==")]
    [InlineData("${literal('U1A'):base64Decode()}|${literal('U1A='):base64Decode()}|${literal('U1AtMQ'):base64Decode()}", "SP|SP|SP-1")]
    public void Evaluate_gives_what_NiFi_gives(string text, string expected)
    {
        var expression = Expression.Parse(text);

        expression.Failure.ShouldBeNull();
        var value = expression.Value!.Evaluate(Attributes, FixedTime.Context());
        value.Failure.ShouldBeNull();
        value.Value.ShouldBe(expected);
    }

    [Theory]
    [InlineData("number x y z list order.id order.date item10 item2 item1 log.error ş", "number order.date item2 item1 x log.error y z order.id list item10 ş")]
    [InlineData("number x y z list order.id order.date item10 item2 item1 log.error ş filename uuid path",
        "item2 item1 order.id list item10 uuid number path order.date filename x log.error y z ş")]
    [InlineData("Aa BB", "Aa BB")]
    [InlineData("", "")]
    public void Matching_attributes_have_the_order_of_a_Java_HashSet(string names, string expected)
    {
        var attributes = names.Split(' ').ToDictionary(static name => name);

        Expression.Parse("${allMatchingAttributes('.*'):join(' ')}").Value!.Evaluate(attributes, FixedTime.Context()).Value.ShouldBe(expected);
    }

    [Theory]
    [InlineData("${loop:evaluateELString()}", "nested at most 8 deep")]
    [InlineData("${literal('$${x:nope()}'):evaluateELString()}", "is not a valid expression")]
    [InlineData("${x:UUID3('no')}", "requires a UUID")]
    [InlineData("${literal('99999999999999999999'):plus(1)}", "does not fit in 64 bits")]
    [InlineData("${literal(9223372036854775807):math('incrementExact')}", "outside the range")]
    [InlineData("${math('sqrt')}", "only math('random')")]
    [InlineData("${getUri('https', ${none}, 'a', 'x', '/', ${none}, ${none})}", "whole number as its port")]
    public void Evaluate_fails_with_a_reason(string text, string message) =>
        Expression.Parse(text).Value!.Evaluate(Attributes, FixedTime.Context()).Failure.ShouldNotBeNull().Message.ShouldContain(message);
}
