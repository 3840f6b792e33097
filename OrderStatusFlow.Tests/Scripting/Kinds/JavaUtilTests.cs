namespace OrderStatusFlow.Tests.Scripting.Kinds;

/// <summary>Java's collections, streams, hashes and texts.</summary>
public sealed class JavaUtilTests(PythonFixture python) : ScriptKind(python)
{
    // A script, and its output or what else is expected of it.
    public static TheoryData<string, string> Scripts => new()
    {
        {
            "from java.util import ArrayList, HashMap, LinkedHashMap, HashSet, Arrays, Collections, UUID, Base64, TreeMap, LinkedList\nm = HashMap()\n"
            + "m.put('a', 1)\nm['b'] = 2\nt = []\nfor e in m.entrySet():\n    t.append('%s=%s' % (e.getKey(), e.getValue()))\nfor k in m:\n    t.append(k)\n"
            + "for k in m.keySet():\n    t.append(str(m.get(k)))\n"
            + "outputStream.write(','.join(sorted(t)) + str(m.size()) + str(m.containsKey('a')) + str(m.isEmpty()))",
            "1,2,a,a=1,b,b=22TrueFalse"
        },
        {
            "from java.util import ArrayList, HashMap, LinkedHashMap, HashSet, Arrays, Collections, UUID, Base64, TreeMap, LinkedList\nl = ArrayList()\n"
            + "l.add('b')\nl.add('a')\nl.add(0, 'c')\nCollections.sort(l)\nit = l.iterator()\nt = ''\nwhile it.hasNext():\n    t += it.next()\n"
            + "outputStream.write(t + l.get(0) + str(l.size()) + str(l.contains('a')) + str(l.indexOf('c')) + l.toString())",
            "abca3True2[a, b, c]"
        },
        {
            "from java.util import ArrayList, HashMap, LinkedHashMap, HashSet, Arrays, Collections, UUID, Base64, TreeMap, LinkedList\n"
            + "outputStream.write(str(Arrays.asList('a', 'b').size() + Arrays.asList([1, 2, 3]).size()))",
            "5"
        },
        {
            "from java.util import ArrayList, HashMap, LinkedHashMap, HashSet, Arrays, Collections, UUID, Base64, TreeMap, LinkedList\n"
            + "outputStream.write(str(len(UUID.randomUUID().toString()) + len(str(UUID.nameUUIDFromBytes('x')))))",
            "72"
        },
        {
            "from java.util import ArrayList, HashMap, LinkedHashMap, HashSet, Arrays, Collections, UUID, Base64, TreeMap, LinkedList\n"
            + "from java.lang import String\n"
            + "outputStream.write(str(Base64.getEncoder().encodeToString('user:pass') + str(String(Base64.getDecoder().decode('YQ=='), 'UTF-8'))))",
            "dXNlcjpwYXNza"
        },
        {
            "from java.util import ArrayList, HashMap, LinkedHashMap, HashSet, Arrays, Collections, UUID, Base64, TreeMap, LinkedList\n"
            + "outputStream.write(str(sorted(HashSet(['a', 'b', 'a'])).__str__() + str(HashSet([1]).contains(1)) + TreeMap({'b': 1, 'a': 2}).firstKey()))",
            "['a', 'b']Truea"
        },
        {
            "from java.util import ArrayList, HashMap, LinkedHashMap, HashSet, Arrays, Collections, UUID, Base64, TreeMap, LinkedList\nimport json\n"
            + "m = LinkedHashMap()\nm.put('a', ArrayList([1]))\noutputStream.write(str(json.dumps(m) + json.dumps(ArrayList([1, 'a']))))",
            "{\"a\": [1]}[1, \"a\"]"
        },
        {
            "from java.util import ArrayList, HashMap, LinkedHashMap, HashSet, Arrays, Collections, UUID, Base64, TreeMap, LinkedList\nl = LinkedList([1, 2])\n"
            + "l.addFirst(0)\noutputStream.write(str(l.getLast()) + str(l.poll()) + str(l.size()) + str(Collections.max(l)))",
            "2022"
        },
        {
            "from java.io import ByteArrayInputStream, ByteArrayOutputStream, StringReader, StringWriter, BufferedReader, "
            + "InputStreamReader, PrintWriter, BufferedWriter, OutputStreamWriter\n"
            + "r = BufferedReader(InputStreamReader(ByteArrayInputStream(bytearray('a\\nb', 'utf-8')), 'UTF-8'))\nt = []\nline = r.readLine()\n"
            + "while line is not None:\n    t.append(line)\n    line = r.readLine()\noutputStream.write('|'.join(t))",
            "a|b"
        },
        {
            "from java.io import ByteArrayInputStream, ByteArrayOutputStream, StringReader, StringWriter, BufferedReader, "
            + "InputStreamReader, PrintWriter, BufferedWriter, OutputStreamWriter\nw = StringWriter()\np = PrintWriter(w)\np.println('x')\np.print(1)\np.flush()\n"
            + "outputStream.write(w.toString())",
            "x\n1"
        },
        {
            "from java.io import ByteArrayInputStream, ByteArrayOutputStream, StringReader, StringWriter, BufferedReader, "
            + "InputStreamReader, PrintWriter, BufferedWriter, OutputStreamWriter\nb = ByteArrayOutputStream()\nb.write(bytearray('ab'))\nb.write(99)\n"
            + "outputStream.write(b.toString('UTF-8') + str(b.size()) + str(len(b.toByteArray())))",
            "abc33"
        },
        {
            "from java.io import ByteArrayInputStream, ByteArrayOutputStream, StringReader, StringWriter, BufferedReader, "
            + "InputStreamReader, PrintWriter, BufferedWriter, OutputStreamWriter\nf = session.get()\nclass C:\n    pass\n"
            + "from org.apache.nifi.processor.io import OutputStreamCallback\nclass W(OutputStreamCallback):\n    def process(self, o):\n"
            + "        w = BufferedWriter(OutputStreamWriter(o, 'UTF-8'))\n        w.write(u'\\u015f')\n        w.newLine()\n        w.close()\n"
            + "f = session.write(f, W())\nsession.transfer(f, REL_SUCCESS)",
            "ş\n"
        },
        {
            "from java.io import ByteArrayInputStream, ByteArrayOutputStream, StringReader, StringWriter, BufferedReader, "
            + "InputStreamReader, PrintWriter, BufferedWriter, OutputStreamWriter\ns = ByteArrayInputStream(bytearray('ab'))\nt = []\nb = s.read()\n"
            + "while b != -1:\n    t.append(b)\n    b = s.read()\noutputStream.write(str(t))",
            "[97, 98]"
        },
        { "from jarray import zeros, array\nb = zeros(4, 'b')\nn = inputStream.read(b)\noutputStream.write(str(n) + str(len(array([1, 2], 'i'))) + str(b[0]))", "42123" },
        { "from org.apache.commons.io import IOUtils\noutputStream.write(str(IOUtils.readLines(IOUtils.toInputStream('a\\nb', 'UTF-8'), 'UTF-8').size()))", "2" },
        {
            "from java.net import URLEncoder, URLDecoder\n"
            + "outputStream.write(str(URLEncoder.encode(u'a b&c=\\u015f/*~', 'UTF-8') + URLDecoder.decode('a+b%26', 'UTF-8')))",
            "a+b%26c%3D%C5%9F%2F*%7Ea b&"
        },
        {
            "from java.security import MessageDigest\nfrom org.apache.commons.codec.binary import Hex\nfrom java.lang import String\n"
            + "outputStream.write(str(Hex.encodeHexString(MessageDigest.getInstance('MD5').digest(String('abc').getBytes('UTF-8')))))",
            "900150983cd24fb0d6963f7d28e17f72"
        },
        {
            "from javax.crypto import Mac\nfrom javax.crypto.spec import SecretKeySpec\nfrom java.util import Base64\nm = Mac.getInstance('HmacSHA256')\n"
            + "m.init(SecretKeySpec(bytearray('key', 'utf-8'), 'HmacSHA256'))\n"
            + "outputStream.write(Base64.getEncoder().encodeToString(m.doFinal(bytearray('msg', 'utf-8'))))",
            "LZPLwb4We8sWN6SiPL/wGnh48MUO6DOVTqUiG7G4xig="
        },
        {
            "from org.apache.commons.codec.digest import DigestUtils\nfrom org.apache.commons.codec.binary import Base64\n"
            + "outputStream.write(str(DigestUtils.sha256Hex('abc')[:8] + DigestUtils.md5Hex('abc')[:4] + "
            + "Base64.encodeBase64String('a:b') + str(bytearray(Base64.decodeBase64('YQ==')))))",
            "ba7816bf9001YTpia"
        },
        { "from org.apache.commons.codec.digest import HmacUtils\noutputStream.write(str(HmacUtils.hmacSha256Hex('key', 'msg')[:8]))", "2d93cbc1" },
        {
            "from java.security import MessageDigest\n"
            + "outputStream.write(str(''.join(['%02x' % (b & 0xff) for b in MessageDigest.getInstance('SHA-1').digest('abc')])))",
            "a9993e364706816aba3e25717850c26c9cd0d89d"
        },
        {
            "from org.apache.commons.lang3 import StringUtils\n"
            + "outputStream.write(str(StringUtils.leftPad('7', 3, '0') + StringUtils.rightPad('a', 3) + '|' + "
            + "str(StringUtils.isBlank(' ')) + str(StringUtils.isNumeric('12')) + StringUtils.substringBetween('a[b]c', '[', ']')))",
            "007a  |TrueTrueb"
        },
        {
            "from org.apache.commons.lang3 import StringUtils\n"
            + "outputStream.write(str(StringUtils.join(['a', 'b'], ',') + StringUtils.capitalize('abc') + "
            + "StringUtils.defaultString(None) + StringUtils.substringAfterLast('a.b.c', '.') + StringUtils.repeat('x', 2) + "
            + "StringUtils.stripAccents(u'\\xe9\\u015f') + str(StringUtils.split('a,b', ','))))",
            "a,bAbccxxes['a', 'b']"
        },
        {
            "from org.apache.commons.lang import StringUtils\n"
            + "outputStream.write(str(str(StringUtils.isEmpty('')) + StringUtils.abbreviate('abcdefgh', 6) + "
            + "StringUtils.remove('a-b', '-') + StringUtils.trimToEmpty(None) + str(StringUtils.countMatches('aba', 'a')) + "
            + "StringUtils.reverse('ab') + StringUtils.center('a', 3)))",
            "Trueabc...ab2ba a "
        },
        {
            "from java.util.regex import Pattern\nm = Pattern.compile('SP-(\\\\d+)').matcher('SP-12')\n"
            + "outputStream.write(str(m.find() and m.group(1) + Pattern.compile('\\\\d').matcher('a1').replaceAll('x') + str(Pattern.matches('[a-z]+', 'abc'))))",
            "12axTrue"
        },
        {
            "from org.apache.commons.lang3 import StringUtils\nprint '|'.join([str(x) for x in [StringUtils.replaceEach('abc',['a','b'],['x','y']), StringUtils.appendIfMissing('abc',"
            + "'.json'), StringUtils.prependIfMissing('/abc','/'), StringUtils.isAnyEmpty('a',''), StringUtils.isAllBlank('',' '), StringUtils.firstNonBlank(None,'',"
            + "'x'), StringUtils.joinWith('-','a','b')]])\n",
            "prints:xyc|abc.json|/abc|True|True|x|a-b"
        },
        {
            "from org.apache.commons.lang3 import StringUtils\nprint '|'.join([str(x) for x in [StringUtils.replaceIgnoreCase('aXb','x','-'), StringUtils.removePattern('a1b2',"
            + "'[0-9]'), StringUtils.replacePattern('a1b2','([0-9])','<$1>'), StringUtils.getDigits('a1b2'), StringUtils.truncate('abcdef',3), StringUtils.wrap('a','-'),"
            + " StringUtils.unwrap('-a-','-'), StringUtils.startsWithAny('abc','x','a')]])\n",
            "prints:a-b|ab|a<1>b<2>|12|abc|-a-|a|True"
        },
        {
            "from org.apache.commons.lang3 import StringUtils\nprint '|'.join([str(x) for x in [StringUtils.ordinalIndexOf('aXbXc','X',2), StringUtils.compare('a',"
            + "'c'), StringUtils.getLevenshteinDistance('abc','abd'), StringUtils.overlay('abcdef','zz',2,4), StringUtils.rotate('abc',1), StringUtils.indexOfAny('zab',"
            + "'a','b'), StringUtils.getCommonPrefix(['abc','abd']), StringUtils.containsNone('abc','xyz')]])\n",
            "prints:3|-2|1|abzzef|cab|1|ab|True"
        },
        {
            "from org.apache.commons.lang3 import ObjectUtils, StringEscapeUtils\nfrom org.apache.commons.lang3.math import NumberUtils\nprint '|'.join([str(x) for "
            + "x in [NumberUtils.createBigDecimal('1.50'), NumberUtils.createInteger('12'), NumberUtils.createNumber('12'), NumberUtils.max([1,3,2]), ObjectUtils.firstNonNull([None,"
            + "5]), ObjectUtils.isEmpty(''), StringEscapeUtils.escapeEcmaScript(\"it's\")]])\n",
            "prints:1.50|12|12|3|5|True|it\\'s"
        },
        {
            "from java.util import LinkedList, TreeMap, TreeSet, HashMap, Optional, Random, Scanner, UUID\nprint '|'.join([str(x) for x in [LinkedList([1,2]).pop(),"
            + " LinkedList([1,2]).peekLast(), TreeMap({'b':1,'a':2}).higherKey('a'), TreeMap({'b':1,'a':2}).pollFirstEntry().getKey(), TreeMap({'b':1,'a':2}).descendingMap().firstKey(),"
            + " TreeSet(['b','a']).higher('a'), HashMap({'a':1}).replace('a',2), Optional.of('x'), Optional.empty()]])\n",
            "prints:1|2|b|a|b|b|1|Optional[x]|Optional.empty"
        },
        {
            "from java.util import Random, Scanner, UUID\nprint '|'.join([str(x) for x in [Random(42).nextInt(100), Random(42).nextDouble(), Random(42).nextLong(),"
            + " Random(42).nextGaussian(), Scanner('1 2.5 x').nextInt(), UUID.fromString('12345678-1234-4234-8234-123456789012').getMostSignificantBits(), UUID(1,2)]])\n",
            "prints:30|0.727563680033|-5025562857975149833|1.14190531547|1|1311768465173135924|00000000-0000-0001-0000-000000000002"
        },
        {
            "from java.util import ArrayList, HashMap, HashSet, List, Map, Set, Collection\nprint '|'.join([str(x) for x in [isinstance(HashMap(), Map), isinstance(ArrayList(),"
            + " List), isinstance(HashSet(), Set), isinstance(HashSet(), Collection), isinstance('a', Map)]])\n",
            "prints:True|True|True|True|False"
        },
        {
            "from java.util.regex import Pattern, Matcher\nfrom org.apache.commons.io import FilenameUtils\nfrom java.net import URI\nprint '|'.join([str(x) for x "
            + "in [Matcher.quoteReplacement('$1'), Pattern.compile('a(b)').pattern(), Pattern.quote('a.b'), FilenameUtils.getFullPath('/x/y/a.json'), FilenameUtils.normalize('/x/../a.json'),"
            + " FilenameUtils.wildcardMatch('a.json','*.json'), URI('https://u:p@h:8/p/q?a=b#f').getAuthority(), URI('https://h/p#f').getFragment(), URI('https','h',"
            + "'/a b','x=y',None)]])\n",
            "prints:\\$1|a(b)|\\Qa.b\\E|/x/y/|/a.json|True|u:p@h:8|f|https://h/a%20b?x=y"
        },
        {
            "from java.util.concurrent import TimeUnit\n"
            + "print TimeUnit.SECONDS.toNanos(1), TimeUnit.MINUTES.toMicros(3), TimeUnit.NANOSECONDS.toSeconds(-1999999999), TimeUnit.HOURS.convert(90, TimeUnit.MINUTES), "
            + "TimeUnit.MILLISECONDS.toDays(86400000)",
            "prints:1000000000 180000000 -1 1 1"
        },
        {
            "from java.util import ArrayList, Collections, Comparator\nclass ByLength(Comparator):\n    def compare(self, one, other):\n        return len(one) - len(other)\n"
            + "l = ArrayList(['b', 'aaa', 'cc'])\nCollections.sort(l, Collections.reverseOrder(ByLength()))\n"
            + "print l, Collections.reverseOrder().compare(1, 2), Collections.max(l, Collections.reverseOrder())",
            "prints:[aaa, cc, b] 1 aaa"
        },
        {
            "from java.util.concurrent.atomic import AtomicBoolean, AtomicInteger, AtomicReference\nb, r, i = AtomicBoolean(), AtomicReference(), AtomicInteger()\n"
            + "print b.get(), str(b), r.get() is None, str(r), str(i), b.compareAndSet(False, True), str(b), i.compareAndSet(1, 2), i.updateAndGet(lambda x: x + 5), str(i)",
            "prints:False false True null 0 True true False 5 5"
        },
        {
            "from java.util import HashMap, HashSet, TreeSet\ns = HashSet(['a'])\n"
            + "print s == None, s != None, s.equals(None), s == set(['a']), s == TreeSet(['a']), s == HashMap({'a': 1}).keySet(), s == ['a'], s == 5",
            "prints:False True False True True True False False"
        },
        {
            "from java.util import HashMap\nm = HashMap({'a': 1, 'b': 2})\nprint m.remove('a', 2), m.size(), m.remove('a', 1), m.remove('x', None), m.remove('b'), m.remove('b'), m.size()",
            "prints:False 2 True False 2 None 0"
        },
        {
            "from java.util import HashMap\nm = HashMap({'a': 1})\nprint m.merge('a', 2, lambda x, y: x + y), m.merge('b', 5, lambda x, y: x), m.merge('a', 1, lambda x, y: None), "
            + "m.computeIfAbsent('c', lambda key: None), m.computeIfAbsent('d', lambda key: key), m.computeIfAbsent('b', lambda key: 0), m.size()",
            "prints:3 5 None None d 5 2"
        },
        {
            "from java.util import Optional\nfrom java.lang import NullPointerException\ntry:\n    Optional.of(None)\nexcept NullPointerException:\n"
            + "    print 'null', Optional.ofNullable(None).isPresent(), Optional.of(1).get()",
            "prints:null False 1"
        },
        {
            "from java.util import Collections, TreeMap, TreeSet\nm = TreeMap(Collections.reverseOrder())\nm.putAll({'a': 1, 'b': 2, 'c': 3})\n"
            + "print m, m.headMap('b'), m.tailMap('b', False), m.subMap('c', 'a'), m.floorKey('bb'), m.higherKey('bb'), m.descendingMap(), m.descendingMap().headMap('b'), TreeMap(m), m.firstKey()\n"
            + "s = TreeSet(Collections.reverseOrder())\ns.addAll(['a', 'b', 'c'])\n"
            + "print s, s.lower('b'), s.higher('b'), s.ceiling('bb'), s.headSet('b'), s.descendingSet(), s.descendingSet().first(), TreeSet(s).last()",
            "prints:{'c': 3, 'b': 2, 'a': 1} {'c': 3} {'a': 1} {'c': 3, 'b': 2} c b {'a': 1, 'b': 2, 'c': 3} {'a': 1} {'c': 3, 'b': 2, 'a': 1} c\n[c, b, a] c a b [c] [a, b, c] a a"
        },
        {
            "from java.util import StringTokenizer, UUID, Optional, Objects\nfrom java.util.regex import Pattern\nfrom java.math import BigInteger, BigDecimal, MathContext\n"
            + "from java.lang import Math\nfrom org.apache.commons.lang3 import StringUtils\nfrom org.apache.commons.lang3.math import NumberUtils\n"
            + "t = StringTokenizer('a=1;b', '=')\n"
            + "print t.countTokens(), t.nextToken(), t.nextToken(';'), t.hasMoreTokens(), t.nextToken(), t.hasMoreTokens(), list(StringTokenizer('a+b', '+', True)), "
            + "StringTokenizer(' ').countTokens(), UUID(1, 2).compareTo(UUID(1, 3)), Optional.of('x').stream().count(), Objects.requireNonNullElse(None, 5), Pattern."
            + "compile('[0-9]').asPredicate().test('a1')\n"
            + "print getattr(BigInteger('42'), 'not')(), BigInteger('8').setBit(0), BigInteger('9').clearBit(0), BigDecimal('-12.345').abs(MathContext(3)), BigDecima"
            + "l('1E+3').scaleByPowerOfTen(1), Math.copySign(2.5, -1.0), Math.incrementExact(4), StringUtils.indexOf('abc', 'b', -1), StringUtils.lastIndexOf('abab',"
            + " 'b', 2), NumberUtils.toInt('99999999999', 7), NumberUtils.toLong('99999999999'), NumberUtils.createBigInteger('0x1F')\n",
            "prints: 2 a =1 True b False ['a', '+', 'b'] 0 -1 1 5 True\n-43 9 8 12.3 1E+4 -2.5 5 1 1 7 99999999999 31\n"
        },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public Task A_script_does_what_it_does_in_NiFi(string source, string expected) => CheckAsync(source, expected);
}
