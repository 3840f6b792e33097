using OrderStatusFlow.Expressions;

namespace OrderStatusFlow.Tests.Expressions;

/// <summary>The functions of the guide, by its chapters.</summary>
public sealed class ExpressionGuideTests
{
    [Theory]
    // boolean logic
    [InlineData("${missing:isNull()}${order:isNull()}${missing:notNull()}${order:notNull()}", "truefalsefalsetrue")]
    [InlineData("${hello:isEmpty()}${number:isEmpty()}${missing:isEmpty()}${order:isEmpty()}", "truetruetruefalse")]
    [InlineData("${missing:equals('')}${order:equals(${missing})}${missing:equals(${missing})}", "falsefalsefalse")]
    [InlineData("${order:equalsIgnoreCase('sep-1042')}${missing:equalsIgnoreCase('')}", "truefalse")]
    [InlineData("${fileSize:toNumber():equals(100)}${fileSize:equals(100)}${order:length():equals('8')}", "truetruetrue")]
    [InlineData("${fileSize:gt(99)}${fileSize:gt(100)}${fileSize:ge(100)}${fileSize:lt(101)}${fileSize:le(99)}", "truefalsetruetruefalse")]
    [InlineData("${order:gt(1)}${missing:lt(1)}${price:gt(12.4)}${price:lt('13')}", "falsefalsetruetrue")]
    [InlineData("${filename:toLower():equals(${filename}):and(${filename:length():ge(5)})}", "true")]
    [InlineData("${filename:length():equals(5):or(${bool})}${missing:or(true)}${bool:and(${missing})}${bool:not()}", "truetruefalse")]
    [InlineData("${bool:ifElse('a','b')}${literal(true):ifElse('a','b')}", "aa")]
    [InlineData("${missing:isNull():ifElse('none','some')}${missing:ifElse('found','not')}${filename:ifElse('found','not')}", "nonenotnot")]
    [InlineData("${missing:isNull():not():ifElse('a','b')}", "b")]
    [InlineData("${myEnum:in(\"PAUL\", \"JOHN\", \"MIKE\")}${myEnum:in('RED')}${missing:in('')}", "truefalsefalse")]
    // text
    [InlineData("${order:toLower()}${myEnum:toLower():toUpper()}", "sep-1042JOHN")]
    [InlineData("[${hello:trim()}]", "[]")]
    [InlineData("${url:urlEncode()}", "https%3A%2F%2Ferp.example%2Fsome+value%3Fa%3Db%26c")]
    [InlineData("${tr:urlEncode()}|${tr:urlEncode():urlDecode()}", "%C4%B0stanbul%2F%C5%9F|İstanbul/ş")]
    [InlineData("${filename:substring(0,1)}|${filename:substring(2)}|${filename:substring(${filename:length():minus(2)})}", "a|brand new filename.txt|xt")]
    [InlineData("[${order:substring(5,99)}|${order:substring(9)}|${order:substring(-2)}|${order:substring(2,-2)}|${order:substring(8)}]", "[||||]")]
    [InlineData("${order:substringBefore('')}|${order:substringBeforeLast('')}|${order:substringAfter('')}|${order:substringAfterLast('')}|${order:substringAfter(${missing})}",
        "SEP-1042|SEP-1042|SEP-1042|SEP-1042|SEP-1042")]
    [InlineData("${order:substringBefore('SEP')}|${order:substringAfterLast('2')}|${order:substringAfterLast('1042'):isEmpty()}", "||true")]
    [InlineData("${order:repeat(1,1)}|${missing:repeat(1,2)}|${order:padLeft(9999999999,'x')}", "SEP-1042||SEP-1042")]
    [InlineData("${order:find(${missing})}${order:matches(${missing})}${missing:find('.*')}", "falsefalsefalse")]
    [InlineData("${filename:substringBefore('.')}|${filename:substringBefore(' n')}|${order:substringBefore('missing')}", "a brand new filename|a brand|SEP-1042")]
    [InlineData("${filename:substringBeforeLast(' ')}|${filename:substringBeforeLast(' n')}", "a brand new|a brand")]
    [InlineData("${filename:substringAfter(' n')}|${order:substringAfter('missing')}", "ew filename.txt|SEP-1042")]
    [InlineData("${filename:substringAfterLast(' ')}|${filename:substringAfterLast(' n')}", "filename.txt|ew filename.txt")]
    [InlineData("${line:getDelimitedField(2)}|${line:getDelimitedField(2):trim()}|${line:getDelimitedField(1)}", " 32|32|\"Jacobson, John\"")]
    [InlineData("${line:getDelimitedField(1, ',', '\"', '\\\\', true)}|${altLine:getDelimitedField(1, '|')}|${altLine:getDelimitedField(3, '|')}|${altLine:getDelimitedField(4, '|')}",
        "Jacobson, John|Jacobson, John|Mr.|")]
    [InlineData("${missing:append('.gz')}|${missing:prepend('x')}|${order:prepend('a ')}", ".gz|x|a SEP-1042")]
    [InlineData("${filename:replace('.', '_')}|${filename:replace('XYZ', 'ZZZ')}", "a brand new filename_txt|a brand new filename.txt")]
    [InlineData("${filename:replaceFirst('a', 'the')}|${filename:replaceFirst('[br]', 'g')}", "the brand new filename.txt|a grand new filename.txt")]
    [InlineData("${filename:replaceAll('\\..*', '')}", "a brand new filename")]
    [InlineData("${filename:replaceAll('brand (new)', 'somewhat $1')}", "a somewhat new filename.txt")]
    [InlineData("${order:replaceAll('(\\d)(\\d)', '$2$1\\$')}", "SEP-01$24$")]
    [InlineData("${order:replaceAll('\\Q-1\\E|\\p{Upper}', '#')}", "####042")]
    [InlineData("${order:replaceAll('[A-Z&&[^P]]++-', '<$0>')}", "SEP-1042")]
    [InlineData("${order:replaceAll('[A-Z&&[^P]]++', '<$0>')}", "<SE>P-1042")]
    [InlineData("${literal('İPTAL'):toLower()}|${literal('İPTAL'):equalsIgnoreCase('iptal')}|${literal('şü ı/ß'):toUpper()}", "i\u0307ptal|true|ŞÜ I/SS")]
    [InlineData("${missing:replaceNull('abc')}${order:replaceNull('abc')}", "abcSEP-1042")]
    [InlineData("${hello:replaceEmpty('abc')}${missing:replaceEmpty('d')}", "abcd")]
    [InlineData("${filename:length()}${missing:length()}", "240")]
    [InlineData("${fileSize:padLeft(5, '0')}|${fileSize:padLeft(5)}|${fileSize:padRight(6,'ab')}|${fileSize:padLeft(2,'0')}|[${missing:padLeft(3)}]", "00100|__100|100aba|100|[]")]
    [InlineData("${fileSize:repeat(2)}", "100100")]
    [InlineData("${missing:toUpper():isNull()}", "true")]
    // searching
    [InlineData("${filename:startsWith('a brand')}${filename:startsWith('A BRAND')}${filename:endsWith('txt')}${filename:contains('new')}${missing:contains('')}", "truefalsetruetruefalse")]
    [InlineData("${filename:find('a [Bb]rand [Nn]ew')}${filename:find('Brand.*')}${filename:matches('a.*txt')}${filename:matches('brand')}", "truefalsetruefalse")]
    [InlineData("${filename:indexOf('a.*txt')}|${filename:indexOf('.')}|${filename:lastIndexOf('a')}|${filename:lastIndexOf(' ')}|${missing:indexOf('a')}", "-1|20|17|11|-1")]
    // coding
    [InlineData("${order:base64Encode()}|${order:base64Encode():base64Decode()}", "U0VQLTEwNDI=|SEP-1042")]
    [InlineData("${quoted:escapeJson()}${literal('a/ş'):escapeJson()}", "say \\\"hi\\\"\\\\\\na\\/\\u015F")]
    [InlineData("${json:jsonPath('$.firstName')}|${json:jsonPath('$.age')}|${json:jsonPath('$.spouse')}|${json:jsonPath('$.missing')}|${json:jsonPath('$.alive')}|${json:jsonPath('$.one')}|${json:jsonPath('$.at')}", "John|25|||true|7|2025-01-01T00:00:00Z")]
    [InlineData("${json:jsonPath('$.phones[?(@.type==\"home\")].number')}|${json:jsonPath('$.big')}", "212|12345678901234567890")]
    [InlineData("${json:jsonPath('$.phones')}", "[{\"type\":\"home\",\"number\":\"212\"},{\"type\":\"office\",\"number\":\"646\"}]")]
    // numbers
    [InlineData("${fileSize:plus(1000)}|${fileSize:minus(101)}|${fileSize:multiply(1024)}|${fileSize:divide(12)}|${fileSize:mod(12)}", "1100|-1|102400|8|4")]
    [InlineData("${price:plus(1)}|${price:toNumber()}|${fileSize:toDecimal()}|${fileSize:divide(8.0)}|${hex:toNumber()}|${literal('-0x1F'):toNumber()}", "13.5|12|100.0|12.5|31|-31")]
    [InlineData("[${order:plus(1)}][${order:toNumber()}][${missing:plus(1)}]", "[][][]")]
    [InlineData("${literal(2):gt(1)}${literal(12345678.5):toDecimal()}|${literal(0.0001):toDecimal()}", "true1.23456785E7|1.0E-4")]
    [InlineData("${literal(-7):mod(3)}|${literal(-7):divide(2)}", "-1|-3")]
    [InlineData("${fileSize:toRadix(16)}|${fileSize:toRadix(2, 10)}|${literal(-30):toRadix(16, 4)}|${literal('0ff'):fromRadix(16)}|${literal('-7f'):fromRadix(16)}|${missing:toRadix(2)}",
        "64|0001100100|0-1e|255|-127|")]
    [InlineData("${price:math('ceil')}|${price:math('floor')}|${literal(12.5):math('round')}|${literal(-12.5):math('round')}|${literal(-3):math('abs')}|${fileSize:math('sqrt')}|${fileSize:math('max', 7)}|${fileSize:toDecimal():math('pow', 0.5)}|${missing:math('ceil')}", "13.0|12.0|13|-12|3|10.0|100|10.0|")]
    [InlineData("${random():ge(0)}", "true")]
    // more coding
    [InlineData("${order:hash('MD5')}|${missing:hash('SHA-256')}", "554a8ecc1a438eafab2767eb72bdf278|")]
    [InlineData("${json:isJson()}${order:isJson()}${missing:isJson()}${literal('[1'):append(']'):isJson()}${literal('{x}'):isJson()}", "truefalsefalsetruefalse")]
    [InlineData("${line:escapeCsv()}|${order:escapeCsv()}|${line:escapeCsv():unescapeCsv():equals(${line})}|${order:unescapeCsv()}", "\"\"\"Jacobson, John\"\", 32, Mr.\"|SEP-1042|true|SEP-1042")]
    [InlineData("${quoted:escapeJson():unescapeJson():equals(${quoted})}${tr:escapeJson():unescapeJson()}", "trueİstanbul/ş")]
    [InlineData("${literal('a &lt;b&gt; &amp;amp; &#351; &nbsp;'):unescapeXml()}", "a <b> &amp; ş &nbsp;")]
    // dates
    [InlineData("${time:format(\"yyyy/MM/dd HH:mm:ss.SSS'Z'\")}", "2014/12/31 20:36:03.264Z")]
    [InlineData("${time:format(\"yyyy-MM-dd'T'HH:mm:ss.SSSSSS\", 'Europe/Istanbul')}", "2014-12-31T22:36:03.264000")]
    [InlineData("${now():toNumber()}|${now():format('E EEEE MMM yy h a')}", "1766307630123|Sun Sunday Dec 25 9 AM")]
    [InlineData("${now()}", "Sun Dec 21 09:00:30 UTC 2025")]
    [InlineData("${now():toNumber():minus(86400000):format('E')}", "Sat")]
    [InlineData("${literal('12-24-2014'):toDate('MM-dd-yyyy'):format('yyyy/MM/dd')}", "2014/12/24")]
    [InlineData("${literal('20141224'):toDate('yyyyMMdd', 'Europe/Istanbul'):toNumber()}", "1419372000000")]
    [InlineData("${modified_date__gt:toDate(\"yyyy-MM-dd'T'HH:mm:ss.SSSSSS\"):format('dd.MM.yyyy HH:mm XXX','GMT')}", "21.12.2025 12:00 Z")]
    [InlineData("${literal('2025-12-21T12:00:30+03:00'):toDate(\"yyyy-MM-dd'T'HH:mm:ssXXX\"):toNumber()}", "1766307630000")]
    [InlineData("[${missing:toDate('yyyy'):format('yyyy')}]", "[]")]
    [InlineData("${literal('20130917162643'):toInstant('yyyyMMddHHmmss', 'GMT'):formatInstant(\"yyyy/MM/dd HH:mm:ss.SSS'Z'\", 'Europe/Paris')}", "2013/09/17 18:26:43.000Z")]
    [InlineData("${UUID()}", "de305d54-75b4-431b-adb2-eb6b9e546013")]
    public void Evaluate_gives_what_the_guide_says(string text, string expected)
    {
        var expression = Expression.Parse(text);

        expression.Failure.ShouldBeNull();
        var value = expression.Value!.Evaluate(SampleAttributes.All, FixedTime.Context());
        value.Failure.ShouldBeNull();
        value.Value.ShouldBe(expected);
    }
}
