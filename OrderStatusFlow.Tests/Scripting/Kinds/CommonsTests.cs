namespace OrderStatusFlow.Tests.Scripting.Kinds;

/// <summary>Small classes of Apache Commons, and the ZIP files of java.util.zip.</summary>
public sealed class CommonsTests(PythonFixture python) : ScriptKind(python)
{
    [Theory]
    [InlineData(
        "from org.apache.commons.lang3 import ArrayUtils, BooleanUtils, StringUtils, Validate\nfrom org.apache.commons.lang3.tuple import Pair\n"
        + "from org.apache.commons.text import WordUtils\nfrom org.apache.commons.codec.net import URLCodec\nfrom java.lang import IllegalArgumentException\n"
        + "print ArrayUtils.isEmpty([]), ArrayUtils.contains(['a'], 'a'), ArrayUtils.indexOf(['a', 'b'], 'b'), ArrayUtils.add(['a'], 'b'), "
        + "BooleanUtils.toBoolean('Yes'), BooleanUtils.toBoolean('off'), BooleanUtils.toBooleanObject('x'), BooleanUtils.toStringYesNo(True)\n"
        + "print WordUtils.capitalizeFully('ab CD'), WordUtils.capitalize('ab cd'), WordUtils.initials('Ab Cd'), URLCodec().encode('a b/~*'), "
        + "URLCodec().decode('a+b'), Pair.of('a', 1), Pair.of('a', 1).getRight(), StringUtils.isAnyBlank(['a', ''])\ntry:\n"
        + "    Validate.notBlank(Validate.notNull(' '), 'empty: %s', 'no')\nexcept IllegalArgumentException, e:\n    print e.getMessage()",
        "prints:True True 1 ['a', 'b'] True False None yes\nAb Cd Ab Cd AC a+b%2F%7E* a b (a,1) 1 True\nempty: no\n")]
    [InlineData(
        "from java.util.zip import ZipInputStream, ZipOutputStream, ZipEntry\nfrom java.io import ByteArrayInputStream, ByteArrayOutputStream\n"
        + "from org.apache.commons.io import IOUtils\nfrom java.lang import String\no = ByteArrayOutputStream()\nz = ZipOutputStream(o)\nfor name in ('a.txt', 'b.txt'):\n"
        + "    z.putNextEntry(ZipEntry(name))\n    z.write(String('in ' + name).getBytes())\n    z.closeEntry()\nz.close()\n"
        + "z = ZipInputStream(ByteArrayInputStream(o.toByteArray()))\ne = z.getNextEntry()\nwhile e is not None:\n"
        + "    print e.getName(), IOUtils.toString(z, 'UTF-8'), e.isDirectory()\n    e = z.getNextEntry()\n"
        + "print String('abc').codePointAt(0), String('abc').regionMatches(1, 'xbc', 1, 2), String('abc').regionMatches(True, 0, 'AB', 0, 2)",
        "prints:a.txt in a.txt False\nb.txt in b.txt False\n97 True True\n")]
    public Task A_script_does_what_it_does_in_NiFi(string source, string expected) => CheckAsync(source, expected);
}
