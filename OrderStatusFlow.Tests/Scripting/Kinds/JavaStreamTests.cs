namespace OrderStatusFlow.Tests.Scripting.Kinds;

/// <summary>Streams, queues, comparators and other classes of java.util, and numbers of java.security and java.math.</summary>
public sealed class JavaStreamTests(PythonFixture python) : ScriptKind(python)
{
    [Theory]
    [InlineData(
        "from java.util import ArrayList\nfrom java.util.stream import Collectors\nl = ArrayList(['bb', 'a', 'ccc', 'a'])\n"
        + "print l.stream().filter(lambda x: len(x) < 3).map(lambda x: x.upper()).collect(Collectors.toList()), "
        + "l.stream().distinct().sorted().collect(Collectors.joining(',', '<', '>'))\n"
        + "print l.stream().reduce('', lambda a, b: a + b), l.stream().skip(2).limit(1).count(), l.stream().sorted(lambda a, b: len(b) - "
        + "len(a)).findFirst().get(), l.stream().toArray()\n"
        + "print l.stream().anyMatch(lambda x: x == 'a'), l.stream().allMatch(lambda x: x == 'a'), l.stream().noneMatch(lambda x: x == 'z'), "
        + "l.stream().map(lambda x: len(x)).max(lambda a, b: a - b).get()",
        "prints:[BB, A, A] <a,bb,ccc>\nbbaccca 1 ccc ['bb', 'a', 'ccc', 'a']\nTrue False True 3\n")]
    [InlineData(
        "from java.util import ArrayList, Comparator\nfrom java.util.function import Function, Predicate\nfrom java.util.stream import Collectors\nclass Size(Function):\n"
        + "    def apply(self, text): return len(text)\nclass Long(Predicate):\n    def test(self, text): return len(text) > 1\nclass Order(Comparator):\n"
        + "    def compare(self, one, other): return len(other) - len(one)\nl = ArrayList(['bb', 'a', 'ccc', 'd'])\n"
        + "print l.stream().filter(Long()).map(Size()).collect(Collectors.toList()), l.stream().sorted(Order()).findFirst().get(), l.stream().map(Function.identity()).count()\n"
        + "g = l.stream().collect(Collectors.groupingBy(Size()))\n"
        + "print sorted(g.keys()), g.get(1), l.stream().collect(Collectors.groupingBy(Size(), Collectors.counting())).get(1), "
        + "l.stream().collect(Collectors.partitioningBy(Long())).get(True)\n"
        + "print l.stream().collect(Collectors.toMap(Function.identity(), Size())).get('bb'), l.stream().collect(Collectors.mapping(Size(), "
        + "Collectors.toSet())).size(), l.stream().collect(Collectors.averagingInt(Size()))",
        "prints:[2, 3] ccc 4\n[1, 2, 3] [a, d] 2 [bb, ccc]\n2 3 1.75\n")]
    [InlineData(
        "from java.util import ArrayList\nfrom java.util.stream import Collectors\nfrom java.lang import IllegalStateException\ntry:\n"
        + "    ArrayList(['a', 'a']).stream().collect(Collectors.toMap(lambda x: x, lambda x: 1))\nexcept IllegalStateException, e:\n"
        + "    print e.getMessage(), ArrayList(['a', 'a']).stream().collect(Collectors.toMap(lambda x: x, lambda x: 1, lambda a, b: a + b)).get('a')",
        "prints:Duplicate key 1 2\n")]
    [InlineData(
        "from java.util.stream import IntStream, Stream, Collectors\n"
        + "print IntStream.range(0, 4).sum(), IntStream.rangeClosed(1, 4).max(), IntStream.rangeClosed(1, 4).average(), IntStream.range(0, "
        + "3).boxed().collect(Collectors.toList()), IntStream.range(0, 0).max()\n"
        + "print Stream.of(['a', 'b']).count(), Stream.of('a', 'b').flatMap(lambda x: Stream.of(x, x)).collect(Collectors.joining()), Stream.of(1, "
        + "2).mapToDouble(lambda x: x * 1.5).sum()",
        "prints:6 OptionalInt[4] OptionalDouble[2.5] [0, 1, 2] OptionalInt.empty\n2 aabb 4.5\n")]
    [InlineData(
        "from java.util import HashMap, Arrays\nfrom java.io import BufferedReader, StringReader\nfrom java.util.stream import Collectors\n"
        + "print HashMap({'a': 1}).entrySet().stream().map(lambda e: e.getKey() + '=' + str(e.getValue())).collect(Collectors.joining('&')), Arrays.stream(['a', 'b']).count()\n"
        + "print BufferedReader(StringReader('a\\nb')).lines().collect(Collectors.joining('|'))",
        "prints:a=1 2\na|b\n")]
    [InlineData(
        "from java.util import PriorityQueue, Comparator, Collections\nclass ByNumber(Comparator):\n    def compare(self, one, other): return one['n'] - other['n']\n"
        + "q = PriorityQueue(5, ByNumber())\nq.add({'n': 3}); q.add({'n': 1}); q.offer({'n': 2})\n"
        + "print q.poll()['n'], q.peek()['n'], q.size(), q.poll()['n'], q.poll()['n'], q.poll(), q.isEmpty()\nq = PriorityQueue([5, 1, 3])\n"
        + "print q.peek(), q.contains(5), q.remove(5), q.size(), q.remove(), q.element()\nq = PriorityQueue(10, Collections.reverseOrder())\nq.addAll([1, 3, 2])\n"
        + "print q.poll(), q.poll()",
        "prints:1 2 2 2 3 None True\n1 True True 2 1 3\n3 2\n")]
    [InlineData(
        "from java.util import ArrayList\nl = ArrayList([1, 2, 3])\ni = l.listIterator()\nwhile i.hasNext():\n    i.set(i.next() * 2)\n"
        + "print l, i.hasPrevious(), i.nextIndex(), i.previousIndex(), i.previous(), i.next()\ni = l.listIterator(l.size())\n"
        + "print [i.previous() for n in range(3)], i.hasPrevious()\ni.next(); i.add(9); i.next(); i.remove()\nprint l",
        "prints:[2, 4, 6] True 3 2 6 6\n[6, 4, 2] False\n[2, 9, 6]\n")]
    [InlineData(
        "from java.util import ArrayList, AbstractMap, Collections\nfrom java.util.concurrent import CopyOnWriteArrayList\ne = AbstractMap.SimpleEntry('a', 1)\nl = ArrayList()\n"
        + "Collections.addAll(l, ['x', 'y'])\nprint e.getKey(), e.getValue(), e, e.key, l, l[1:].size(), CopyOnWriteArrayList(['a']).get(0)",
        "prints:a 1 a=1 a [x, y] 1 a\n")]
    [InlineData(
        "from java.util import ArrayList, Collections, Comparator\nfrom java.util.function import Function, Predicate\nclass Size(Function):\n"
        + "    def apply(self, text): return len(text)\nclass Long(Predicate):\n    def test(self, text): return len(text) > 1\nl = ArrayList(['bb', 'a', 'ccc', 'dd'])\n"
        + "for c in (Comparator.comparing(Size()), Comparator.comparing(Size()).reversed(), Comparator.comparing(Size()).thenComparing(Comparator.reverseOrder())):\n"
        + "    Collections.sort(l, c)\n    print l,\nl.add(None)\nl.sort(Comparator.nullsFirst(Comparator.naturalOrder()))\nprint l\n"
        + "print Long().negate().test('a'), Long().and(Long().negate()).test('a'), Size().andThen(lambda n: n * 2).apply('ab'), Size().compose(lambda s: s + 'x').apply('a')",
        "prints:[a, bb, dd, ccc] [ccc, bb, dd, a] [a, dd, bb, ccc] [null, a, bb, ccc, dd]\nTrue False 4 2\n")]
    [InlineData(
        "from java.util import Properties, Vector, Hashtable, Date, HashMap, ArrayList\nfrom java.io import StringReader\np = Properties()\n"
        + "p.load(StringReader(u'a=1\\nb : 2\\n# c\\nc.d\\\\ x = v\\\\u0041\\\\n\\ne f\\nlong=a\\\\\\n  b\\n'))\n"
        + "print sorted([(str(k), str(p.getProperty(k))) for k in p.stringPropertyNames()]), p.getProperty('zz', 'd')\nv = Vector(['a', 'b'])\n"
        + "v.addElement('c'); v.insertElementAt('z', 0); v.removeElementAt(1); v.setElementAt('q', 0)\ne = v.elements()\nwhile e.hasMoreElements():\n    print e.nextElement(),\n"
        + "print v.removeElement('c'), v, Hashtable({'a': 1}).elements().nextElement(), Date().getClass().getName(), HashMap().getClass().getSimpleName(), "
        + "ArrayList().getClass().getName()",
        "prints:[('a', '1'), ('b', '2'), ('c.d x', 'vA\\n'), ('e', 'f'), ('long', 'ab')] d\nq b c True [q, b] 1 java.util.Date HashMap java.util.ArrayList\n")]
    [InlineData(
        "from java.security import SecureRandom\nfrom java.math import BigInteger\nfrom java.lang import String\nfrom java.net import URI\nr = SecureRandom()\nb = bytearray(4)\n"
        + "r.nextBytes(b)\nprint 0 <= r.nextInt(10) < 10, 0 <= r.nextDouble() < 1, SecureRandom.getInstance('SHA1PRNG').nextInt(1), -2 ** 63 <= r.nextLong() < 2 ** 63\n"
        + "print [str(x) for x in BigInteger('17').divideAndRemainder(BigInteger('5'))], BigInteger('3').modInverse(BigInteger('11')), "
        + "BigInteger('255').bitCount(), BigInteger('5').intValueExact(), BigInteger('17').sqrt()\nprint String('ab').repeat(2), URI('http://h:80/p').toURL().getPort()",
        "prints:True True 0 True\n['3', '2'] 4 8 5 4\nabab 80\n")]
    [InlineData(
        "from java.util import ArrayList, LinkedList, Stack\nl, m, n = ArrayList([1, 2, 3]), ArrayList([5, 6, 7]), ArrayList(['a', 'b'])\nl.remove(1); m.remove(1); n.remove(0)\n"
        + "s = Stack()\ns.push(1)\nprint l, m, n, s.empty(), s.pop(), s.empty(), LinkedList([4]).remove()",
        "prints:[2, 3] [5, 7] [b] False 1 True 4\n")]
    public Task A_script_does_what_it_does_in_NiFi(string source, string expected) => CheckAsync(source, expected);
}
