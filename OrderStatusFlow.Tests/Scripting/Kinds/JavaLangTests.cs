namespace OrderStatusFlow.Tests.Scripting.Kinds;

/// <summary>java.lang, java.math and number formats.</summary>
public sealed class JavaLangTests(PythonFixture python) : ScriptKind(python)
{
    // A script, and its output or what else is expected of it.
    public static TheoryData<string, string> Scripts => new()
    {
        {
            "from java.lang import Integer, Long, Double, Short, Byte\nfrom java.util import ArrayList\nx = Integer('5')\n"
            + "print x, x.toString() + '!', x.intValue() + 1, x.longValue(), x.doubleValue(), Integer(300).byteValue(), x.hashCode(), Long(2 ** 40).hashCode(), Long(2 ** 40 + 5).intValue(), "
            + "Double(5.5).intValue(), Double(1e20).intValue(), Double(5).hashCode(), Short(70000), Byte(200), Double(70000.5).shortValue(), ArrayList([x]).contains(5)",
            "prints: 5 5! 6 5 5.0 44 5 256 5 5 2147483647 1075052544 4464 -56 4464 True\n"
        },
        {
            "from java.lang import Integer, Long, Double, Float, Boolean, Character, Number\nx = Integer(5)\n"
            + "print x.equals(5), x.equals(Integer(5)), x.equals(Long(5)), x.equals('5'), x.compareTo(6), x.compareTo(Integer(4)), Double(5.5).equals(5.5), Double(5).equals(5), Double('NaN').isNaN(), "
            + "Double(1e10), Float(0.1), Float(0.1).doubleValue(), Float.parseFloat('0.1').is_integer(), isinstance(x, Integer), isinstance(x, Number), isinstance(x, Long), isinstance(5, Integer), "
            + "Character('a').charValue(), Character.isDigit('5'), Integer.toString(10, 2), Integer.hashCode(7), Double.isNaN(1.0), x < 6, max(x, 6)",
            "prints: True True False False -1 1 True False True 1.0E10 0.1 0.10000000149 False True True False False a True 1010 7 False True 6\n"
        },
        {
            "from java.lang import Boolean\nx = Boolean('TRUE')\n"
            + "print x, x.booleanValue(), x.toString(), Boolean(False), Boolean('yes'), x.equals(True), x.equals(1), x.hashCode(), Boolean(False).hashCode(), x.compareTo(False), Boolean.TRUE",
            "prints: true True true false false True False 1231 1237 1 True\n"
        },
        {
            "from java.lang import Integer, Double, Boolean\nfrom java.util import HashMap\nimport json\nm = HashMap()\nm.put('a', Integer(5))\nm.put('b', Double(0.5))\nm.put('c', Boolean(False))\n"
            + "print json.dumps(m), {5: 'x'}[Integer(5)], '%d %03d %s %.1f' % (Integer(5), Integer(6), Integer(7), Double(0.5)), Integer(5) + 1, 7 / Integer(2), str(Integer(5)), sum([Integer(1), 2])",
            "prints: {\"a\": 5, \"b\": 0.5, \"c\": false} x 5 006 7 0.5 6 3 5 3\n"
        },
        {
            "from java.lang import Integer, NumberFormatException\nfor value in ('x', ' 5', 2147483648, 5.5):\n    try:\n        print Integer(value)\n    except (NumberFormatException, TypeError) as e:\n        print str(e)",
            "prints: java.lang.NumberFormatException: For input string: \"x\"\njava.lang.NumberFormatException: For input string: \" 5\"\njava.lang.Integer(): 1st arg can't be coerced to String, int\njava.lang.Integer(): 1st arg can't be coerced to String, int\n"
        },
        {
            "from java.lang import String, Integer, Long, Double, Math, System, StringBuilder, Boolean\n"
            + "outputStream.write(str(String.format('%05d|%-4s|%.2f|%,d|%x|%s', [7, 'a', 2.345, 1234567, 255, None])))",
            "00007|a   |2.35|1,234,567|ff|null"
        },
        { "from java.lang import String, Integer, Long, Double, Math, System, StringBuilder, Boolean\noutputStream.write(str(String.format('%s-%s', 'a', 1)))", "a-1" },
        {
            "from java.lang import String, Integer, Long, Double, Math, System, StringBuilder, Boolean\n"
            + "outputStream.write(str(String.valueOf(1.0) + String.valueOf(True) + String.join('-', ['a', 'b'])))",
            "1.0truea-b"
        },
        {
            "from java.lang import String, Integer, Long, Double, Math, System, StringBuilder, Boolean\n"
            + "outputStream.write(str(Integer.parseInt('12') + Integer.valueOf('3') + Long.parseLong('5')))",
            "20"
        },
        {
            "from java.lang import String, Integer, Long, Double, Math, System, StringBuilder, Boolean\n"
            + "outputStream.write(str(Double.parseDouble('1.5') + Math.max(1, 2) + Math.round(2.5)))",
            "6.5"
        },
        {
            "from java.lang import String, Integer, Long, Double, Math, System, StringBuilder, Boolean\n"
            + "outputStream.write(str(Math.floor(2.7) + Math.abs(-1) + Math.pow(2, 3) + Math.sqrt(4)))",
            "13.0"
        },
        {
            "from java.lang import String, Integer, Long, Double, Math, System, StringBuilder, Boolean\n"
            + "outputStream.write(str(StringBuilder('a').append('b').append(1).reverse().toString()))",
            "1ba"
        },
        { "from java.lang import String, Integer, Long, Double, Math, System, StringBuilder, Boolean\noutputStream.write(str(Boolean.parseBoolean('TRUE')))", "True" },
        {
            "from java.lang import String, Integer, Long, Double, Math, System, StringBuilder, Boolean\n"
            + "outputStream.write(str(Integer.toHexString(255) + Integer.toBinaryString(5) + str(Integer.MAX_VALUE)))",
            "ff1012147483647"
        },
        {
            "from java.lang import String, Integer, Long, Double, Math, System, StringBuilder, Boolean\n"
            + "outputStream.write(str(String('Abc').toUpperCase() + str(String('abc').length()) + String('abc').substring(1) "
            + "+ str(String('abc').indexOf('c')) + String(' x ').trim() + str(String('a').equals('a')) + String('a,b').replaceAll('[,]', '-')))",
            "ABC3bc2xTruea-b"
        },
        {
            "from java.lang import String, Integer, Long, Double, Math, System, StringBuilder, Boolean\nSystem.out.println('hello')\nSystem.out.print('x')\n"
            + "System.err.println('e')",
            "prints: hello\nxe"
        },
        {
            "from java.lang import String, Integer, Long, Double, Math, System, StringBuilder, Boolean\n"
            + "outputStream.write(str(System.currentTimeMillis() > 1e12 and System.nanoTime() > 0 and System.getProperty('line.separator') == '\\n'))",
            "True"
        },
        { "from java.lang import String, Integer, Long, Double, Math, System, StringBuilder, Boolean\noutputStream.write(str(String.format('%.2f', [-1234567.891])))", "-1234567.89" },
        { "from java.lang import String, Integer, Long, Double, Math, System, StringBuilder, Boolean\noutputStream.write(str(String.format('%,.2f', [-0.004])))", "-0.00" },
        { "from java.lang import String, Integer, Long, Double, Math, System, StringBuilder, Boolean\noutputStream.write(str(String.format('%s', [1234.5])))", "1234.5" },
        { "from java.lang import String, Integer, Long, Double, Math, System, StringBuilder, Boolean\noutputStream.write(str(String.format('%s', [2.5])))", "2.5" },
        { "from java.lang import String, Integer, Long, Double, Math, System, StringBuilder, Boolean\noutputStream.write(str(String.format('%g', [-0.004])))", "-0.00400000" },
        { "from java.lang import String, Integer, Long, Double, Math, System, StringBuilder, Boolean\noutputStream.write(str(String.format('%e', [1.0E-7])))", "1.000000e-07" },
        { "from java.lang import String, Integer, Long, Double, Math, System, StringBuilder, Boolean\noutputStream.write(str(String.format('%-10.1f|', [-0.004])))", "-0.0      |" },
        { "from java.lang import String, Integer, Long, Double, Math, System, StringBuilder, Boolean\noutputStream.write(str(String.format('%10.3f|', [-1234567.891])))", "-1234567.891|" },
        { "from java.lang import String, Integer, Long, Double, Math, System, StringBuilder, Boolean\noutputStream.write(str(String.format('%,d', [0])))", "0" },
        { "from java.lang import String, Integer, Long, Double, Math, System, StringBuilder, Boolean\noutputStream.write(str(String.format('%05d', [7])))", "00007" },
        { "from java.lang import String, Integer, Long, Double, Math, System, StringBuilder, Boolean\noutputStream.write(str(String.format('%d', [7])))", "7" },
        { "from java.lang import String, Integer, Long, Double, Math, System, StringBuilder, Boolean\noutputStream.write(str(String.format('% d', [1234567])))", " 1234567" },
        { "from java.lang import String, Integer, Long, Double, Math, System, StringBuilder, Boolean\noutputStream.write(str(String.format('%,d', [7])))", "7" },
        { "from java.lang import String, Integer, Long, Double, Math, System, StringBuilder, Boolean\noutputStream.write(str(String.format('%05d', [0])))", "00000" },
        { "from java.math import BigDecimal, BigInteger, RoundingMode\noutputStream.write(str(BigDecimal('2.345').setScale(2, RoundingMode.HALF_UP)))", "2.35" },
        {
            "from java.math import BigDecimal, BigInteger, RoundingMode\n"
            + "outputStream.write(str(BigDecimal('10').divide(BigDecimal('3'), 2, RoundingMode.HALF_UP).add(BigDecimal('0.10')).toString()))",
            "3.43"
        },
        {
            "from java.math import BigDecimal, BigInteger, RoundingMode\n"
            + "outputStream.write(str(BigDecimal('1.10').multiply(BigDecimal(2)).toPlainString() + "
            + "str(BigDecimal('1.0').compareTo(BigDecimal('1.00'))) + str(BigDecimal('1.0').equals(BigDecimal('1.00')))))",
            "2.200False"
        },
        {
            "from java.math import BigDecimal, BigInteger, RoundingMode\n"
            + "outputStream.write(str(BigDecimal.valueOf(2.5).setScale(0, RoundingMode.HALF_EVEN).intValue() + BigDecimal('2.5').doubleValue()))",
            "4.5"
        },
        {
            "from java.math import BigDecimal, BigInteger, RoundingMode\n"
            + "outputStream.write(str(BigDecimal('100').stripTrailingZeros().toString() + BigDecimal('1E+3').toPlainString() "
            + "+ BigInteger('123456789012345678901234567890').add(BigInteger.ONE).toString()))",
            "1E+21000123456789012345678901234567891"
        },
        {
            "from java.math import BigDecimal\na, b = BigDecimal('1.10'), BigDecimal('1.1')\n"
            + "outputStream.write(str([a == b, a != b, a <= b, a in [b], a == BigDecimal('1.10'), len({a, b}), a.setScale(1) == b]))",
            "[False, True, True, False, True, 2, True]"
        },
        { "from java.math import BigDecimal, BigInteger, RoundingMode\noutputStream.write(str(BigDecimal('1').subtract(BigDecimal('0.9')).negate()))", "-0.1" },
        {
            "from java.math import BigDecimal, BigInteger, RoundingMode\nfrom java.lang import ArithmeticException\ntry:\n"
            + "    BigDecimal('1').divide(BigDecimal('3'))\nexcept ArithmeticException as e:\n    outputStream.write(e.getMessage()[:15])",
            "Non-terminating"
        },
        { "from java.math import BigDecimal, BigInteger, RoundingMode\noutputStream.write(str(BigDecimal('1E+3').setScale(0, RoundingMode.FLOOR)))", "1000" },
        { "from java.math import BigDecimal, BigInteger, RoundingMode\noutputStream.write(str(BigDecimal('1E+3').setScale(0, RoundingMode.HALF_UP)))", "1000" },
        { "from java.math import BigDecimal, BigInteger, RoundingMode\noutputStream.write(str(BigDecimal('-0.001').setScale(0, RoundingMode.FLOOR)))", "-1" },
        { "from java.math import BigDecimal, BigInteger, RoundingMode\noutputStream.write(str(BigDecimal('100').setScale(1, RoundingMode.UP)))", "100.0" },
        { "from java.math import BigDecimal, BigInteger, RoundingMode\noutputStream.write(str(BigDecimal('1E+3').setScale(2, RoundingMode.HALF_UP)))", "1000.00" },
        { "from java.math import BigDecimal, BigInteger, RoundingMode\noutputStream.write(str(BigDecimal('1E+3').setScale(1, RoundingMode.HALF_EVEN)))", "1000.0" },
        { "from java.math import BigDecimal, BigInteger, RoundingMode\noutputStream.write(str(BigDecimal('-2.5').setScale(2, RoundingMode.HALF_DOWN)))", "-2.50" },
        { "from java.math import BigDecimal, BigInteger, RoundingMode\noutputStream.write(str(BigDecimal('0.10').setScale(2, RoundingMode.FLOOR)))", "0.10" },
        {
            "from java.text import DecimalFormat, NumberFormat, DecimalFormatSymbols\nfrom java.util import Locale\n"
            + "outputStream.write(str(DecimalFormat('#,##0.00').format(1234567.891) + DecimalFormat('0.00').format(0.125) + DecimalFormat('#').format(2.5)))",
            "1,234,567.890.122"
        },
        {
            "from java.text import DecimalFormat, NumberFormat, DecimalFormatSymbols\nfrom java.util import Locale\n"
            + "outputStream.write(str(DecimalFormat('#,##0.00', DecimalFormatSymbols(Locale('tr', 'TR'))).format(1234.5) + "
            + "NumberFormat.getInstance(Locale('tr')).format(1234.5)))",
            "1.234,501.234,5"
        },
        {
            "from java.text import DecimalFormat, NumberFormat, DecimalFormatSymbols\nfrom java.util import Locale\n"
            + "outputStream.write(str(DecimalFormat('000').format(7) + DecimalFormat('0.0%').format(0.256) + str(DecimalFormat('#,##0.##').parse('1,234.5'))))",
            "00725.6%1234.5"
        },
        {
            "from java.text import DecimalFormat, NumberFormat, DecimalFormatSymbols\nfrom java.util import Locale\n"
            + "outputStream.write(str(DecimalFormat('0.###E0').format(12345) + DecimalFormat('$#,##0;(#)').format(-5)))",
            "1.234E4(5)"
        },
        {
            "from java.text import DecimalFormat, NumberFormat\nf = DecimalFormat('0.##')\nf.setParseIntegerOnly(True)\n"
            + "outputStream.write('%s %s %s' % (f.parse('12.7'), f.isParseIntegerOnly(), NumberFormat.getIntegerInstance().parse('1,234.9')))",
            "12 True 1234"
        },
        { "from java.text import DecimalFormat, NumberFormat, DecimalFormatSymbols\nfrom java.util import Locale\noutputStream.write(str(DecimalFormat('0.###E0').format(0.0)))", "0E0" },
        { "from java.text import DecimalFormat, NumberFormat, DecimalFormatSymbols\nfrom java.util import Locale\noutputStream.write(str(DecimalFormat('#%').format(2.5)))", "250%" },
        { "from java.text import DecimalFormat, NumberFormat, DecimalFormatSymbols\nfrom java.util import Locale\noutputStream.write(str(DecimalFormat('#.##').format(0.005)))", "0.01" },
        {
            "from java.text import DecimalFormat, NumberFormat, DecimalFormatSymbols\nfrom java.util import Locale\n"
            + "outputStream.write(str(DecimalFormat('#,##0.###').format(0.125)))",
            "0.125"
        },
        { "from java.text import DecimalFormat, NumberFormat, DecimalFormatSymbols\nfrom java.util import Locale\noutputStream.write(str(DecimalFormat(\"'#'#\").format(2.5)))", "#2" },
        {
            "from java.text import DecimalFormat, NumberFormat, DecimalFormatSymbols\nfrom java.util import Locale\n"
            + "outputStream.write(str(DecimalFormat('#,##0.00;(#,##0.00)').format(0.005)))",
            "0.01"
        },
        {
            "from java.text import DecimalFormat, NumberFormat, DecimalFormatSymbols\nfrom java.util import Locale\n"
            + "outputStream.write(str(DecimalFormat('00000').format(-1234567.891)))",
            "-1234568"
        },
        {
            "from java.text import DecimalFormat, NumberFormat, DecimalFormatSymbols\nfrom java.util import Locale\n"
            + "outputStream.write(str(DecimalFormat('#,##0.00').format(1.23456789987654E8)))",
            "123,456,789.99"
        },
        { "from java.text import DecimalFormat, NumberFormat, DecimalFormatSymbols\nfrom java.util import Locale\noutputStream.write(str(DecimalFormat('#,##0.00').format(2.5)))", "2.50" },
        { "from java.text import DecimalFormat, NumberFormat, DecimalFormatSymbols\nfrom java.util import Locale\noutputStream.write(str(DecimalFormat('0.00').format(2.5)))", "2.50" },
        {
            "from java.text import DecimalFormat, NumberFormat, DecimalFormatSymbols\nfrom java.util import Locale\n"
            + "outputStream.write(str(DecimalFormat(\"'#'#\").format(1.0E10)))",
            "#10000000000"
        },
        {
            "from java.text import DecimalFormat, NumberFormat, DecimalFormatSymbols\nfrom java.util import Locale\n"
            + "outputStream.write(str(DecimalFormat('##0.#####E0').format(-0.004)))",
            "-4E-3"
        },
        {
            "from java.text import DecimalFormat, NumberFormat, DecimalFormatSymbols\nfrom java.util import Locale\n"
            + "outputStream.write(str(DecimalFormat(' #,##0.00 TL').format(1.0E-7)))",
            " 0.00 TL"
        },
        { "from java.text import DecimalFormat, NumberFormat, DecimalFormatSymbols\nfrom java.util import Locale\noutputStream.write(str(DecimalFormat('#%').format(0.005)))", "0%" },
        {
            "from java.lang import String\nprint list(String('a,b,,').split(',')), list(String('a1b.c').split('\\d|\\.')), list(String('a,b,c').split(',', 2)), String(' x|y').trim().split('|'),"
            + " list(String('a,').split(',', -1)), list(String('').split(','))\n",
            "prints: ['a', 'b'] ['a', 'b', 'c'] ['a', 'b,c'] ['x', 'y'] ['a', ''] ['']\n"
        },
        {
            "from java.text import SimpleDateFormat, ParseException\ntry:\n    SimpleDateFormat('yyyy').parse('x')\nexcept ParseException, e:\n    print e, e.getMessage(),"
            + " e.getErrorOffset(), e.getClass().getName(), e.toString()\n",
            "prints:java.text.ParseException: Unparseable date: \"x\" Unparseable date: \"x\" 0 java.text.ParseException java.text.ParseException: Unparseable date: "
            + "\"x\""
        },
        {
            "from java.lang import String\nfrom java.util import ArrayList, Collections, TreeMap\nl = ArrayList(['b', 'C', 'a'])\nCollections.sort(l, String.CASE_INSENSITIVE_ORDER)\n"
            + "m = TreeMap(String.CASE_INSENSITIVE_ORDER)\nm.put('b', 1)\nm.put('A', 2)\nprint l, m, String.CASE_INSENSITIVE_ORDER.compare('A', 'a')",
            "prints:[a, b, C] {'A': 2, 'b': 1} 0"
        },
        {
            "from java.lang import StringBuilder, String\ns = StringBuilder('abcab')\nprint s.indexOf('a', 1), s.lastIndexOf('a', 2), s.indexOf('x'), String('abcab').lastIndexOf('b', 3)",
            "prints:3 0 -1 1"
        },
        {
            "from java.lang import Math, Double\n"
            + "print Double.isNaN(Math.sqrt(-1)), Math.log(0), Double.isNaN(Math.log(-1)), Math.exp(1000), Double.isNaN(Math.asin(2)), Math.sqrt(4), Math.pow(0, -1), "
            + "Double.isNaN(Math.pow(-8, 1.0 / 3)), Math.floor(Double.NEGATIVE_INFINITY), Math.hypot(3, 4), Math.log10(0)",
            "prints:True -inf True inf True 2.0 inf True -inf 5.0 -inf"
        },
        {
            "from java.lang import Math, String\nfrom java.util import UUID, StringTokenizer\nfrom java.math import BigDecimal, BigInteger\nfrom java.util.regex import Pattern\n"
            + "print Math.max(2.5, 5), Math.min(-7, 0.5), Math.max(2, 5), Math.ceil(-0.5), Math.rint(-0.001), list(StringTokenizer('a, b', ', ')), list(String('abc').split('')), len(String('abc').split('abc')), "
            + "list(Pattern.compile('(,)').split('a,b,,')), BigDecimal('0').divide(BigDecimal('123.4500')), UUID.fromString('12345678-1234-1234-1234-123456789012').version(), BigInteger('-5').isProbablePrime(10)",
            "prints: 5.0 -7.0 5 -0.0 -0.0 ['a', 'b'] ['a', 'b', 'c'] 0 ['a', 'b'] 0E+4 1 True\n"
        },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public Task A_script_does_what_it_does_in_NiFi(string source, string expected) => CheckAsync(source, expected);
}
