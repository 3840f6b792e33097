"""The packages of Java, Apache Commons and NiFi that scripts can import. Java's classes behave as in Java 8. A class is loaded when it is first used."""
import importlib
import sys
import types

CLASSES = {
    "java.lang": {
        "flow_java_string": "String",
        "flow_java_builder": "StringBuilder StringBuffer",
        "flow_java_system": "System",
        "flow_java_math": "Math",
        "flow_java_numbers": "Integer Long Short Byte Double Float Number",
        "flow_java_boolean": "Boolean",
        "flow_java_character": "Character",
        "flow_java_lang": "Object CharSequence Iterable Comparable Runnable Void",
        "flow_java_thread": "Thread",
        "flow_java_errors": "Throwable Exception Error RuntimeException IllegalArgumentException IllegalStateException NumberFormatException "
                            "NullPointerException IndexOutOfBoundsException ArrayIndexOutOfBoundsException StringIndexOutOfBoundsException "
                            "ArithmeticException ClassCastException UnsupportedOperationException InterruptedException ClassNotFoundException",
    },
    "java.io": {
        "flow_java_streams": "InputStream OutputStream ByteArrayInputStream ByteArrayOutputStream BufferedInputStream BufferedOutputStream DataInputStream "
                             "DataOutputStream",
        "flow_java_readers": "InputStreamReader BufferedReader StringReader Reader",
        "flow_java_writers": "OutputStreamWriter BufferedWriter StringWriter PrintWriter PrintStream Writer",
        "flow_java_closing": "Closeable Serializable",
        "flow_java_errors": "IOException UnsupportedEncodingException EOFException FileNotFoundException UncheckedIOException",
    },
    "java.nio": {"flow_java_bytebuffer": "ByteBuffer"},
    "java.nio.charset": {"flow_java_charsets": "StandardCharsets Charset"},
    "java.util": {
        "flow_java_lists": "ArrayList LinkedList Vector Stack List Queue ArrayDeque Deque",
        "flow_java_arrays": "Arrays",
        "flow_java_collections": "Collections",
        "flow_java_collection": "Iterator ListIterator Collection",
        "flow_java_queue": "PriorityQueue",
        "flow_java_mapviews": "AbstractMap",
        "flow_java_maps": "HashMap LinkedHashMap Hashtable Map Properties ConcurrentHashMap",
        "flow_java_treemap": "TreeMap SortedMap",
        "flow_java_sets": "HashSet LinkedHashSet TreeSet Set",
        "flow_java_uuid": "UUID",
        "flow_java_base64": "Base64",
        "flow_java_objects": "Objects",
        "flow_java_optional": "Optional",
        "flow_java_random": "Random",
        "flow_java_scanner": "Scanner",
        "flow_java_tokenizer": "StringTokenizer",
        "flow_java_joiner": "StringJoiner",
        "flow_java_comparator": "Comparator",
        "flow_java_dates": "Date",
        "flow_java_calendar": "Calendar GregorianCalendar",
        "flow_java_timezone": "TimeZone SimpleTimeZone",
        "flow_java_locale": "Locale",
        "flow_java_formatter": "Formatter",
        "flow_java_currency": "Currency",
        "flow_java_errors": "NoSuchElementException ConcurrentModificationException MissingResourceException",
    },
    "java.util.concurrent": {
        "flow_java_maps": "ConcurrentHashMap",
        "flow_java_lists": "CopyOnWriteArrayList ConcurrentLinkedQueue LinkedBlockingQueue",
        "flow_java_timeunit": "TimeUnit",
    },
    "java.util.function": {"flow_java_functions": "Function BiFunction Supplier Consumer BiConsumer Predicate UnaryOperator BinaryOperator ToIntFunction"},
    "java.util.stream": {"flow_java_stream": "Stream IntStream LongStream DoubleStream", "flow_java_collectors": "Collectors"},
    "java.util.concurrent.atomic": {"flow_java_atomic": "AtomicInteger AtomicLong AtomicReference AtomicBoolean"},
    "java.util.regex": {"flow_java_regex": "Pattern Matcher PatternSyntaxException"},
    "java.util.zip": {"flow_java_zip": "GZIPInputStream GZIPOutputStream ZipEntry ZipInputStream ZipOutputStream CRC32 Deflater Inflater"},
    "java.text": {
        "flow_java_text": "SimpleDateFormat DateFormat",
        "flow_java_decimals": "DecimalFormat DecimalFormatSymbols NumberFormat",
        "flow_java_messageformat": "MessageFormat",
        "flow_java_locale": "Normalizer",
        "flow_java_errors": "ParseException",
    },
    "java.math": {"flow_java_bigdecimal": "BigDecimal", "flow_java_biginteger": "BigInteger", "flow_java_rounding": "RoundingMode MathContext"},
    "java.time": {
        "flow_java_time": "LocalDate LocalTime LocalDateTime ZonedDateTime OffsetDateTime Instant",
        "flow_java_clock": "Clock",
        "flow_java_dayofweek": "DayOfWeek Month",
        "flow_java_year": "Year YearMonth",
        "flow_java_duration": "Duration",
        "flow_java_period": "Period",
        "flow_java_zoneid": "ZoneId ZoneOffset",
        "flow_java_errors": "DateTimeException",
    },
    "java.time.format": {
        "flow_java_timeformat": "DateTimeFormatter",
        "flow_java_timebuilder": "DateTimeFormatterBuilder SignStyle",
        "flow_java_textstyle": "TextStyle ResolverStyle",
        "flow_java_errors": "DateTimeParseException",
    },
    "java.time.temporal": {
        "flow_java_units": "ChronoUnit ChronoField",
        "flow_java_adjusters": "TemporalAdjuster TemporalAdjusters WeekFields IsoFields",
    },
    "java.sql": {"flow_java_sql": "Date Time Timestamp"},
    "java.net": {
        "flow_java_urls": "URLEncoder URLDecoder URI",
        "flow_java_connection": "URL HttpURLConnection MalformedURLException",
    },
    "javax.net.ssl": {"flow_java_connection": "HttpsURLConnection"},
    "java.security": {"flow_java_digest": "MessageDigest NoSuchAlgorithmException", "flow_java_securerandom": "SecureRandom"},
    "javax.crypto": {"flow_java_digest": "Mac"},
    "javax.crypto.spec": {"flow_java_digest": "SecretKeySpec"},
    "javax.xml.bind": {"flow_java_codec": "DatatypeConverter"},
    "javax.xml.parsers": {"flow_java_dom": "DocumentBuilderFactory DocumentBuilder", "flow_java_errors": "ParserConfigurationException"},
    "javax.xml.transform": {"flow_java_transform": "TransformerFactory Transformer OutputKeys", "flow_java_errors": "TransformerException"},
    "javax.xml.transform.dom": {"flow_java_transform": "DOMSource"},
    "javax.xml.transform.stream": {"flow_java_transform": "StreamResult StreamSource"},
    "javax.xml.xpath": {"flow_java_xpath": "XPathFactory XPath XPathConstants XPathExpression", "flow_java_errors": "XPathExpressionException"},
    "javax.xml.namespace": {"flow_java_xpath": "NamespaceContext"},
    "org.w3c.dom": {"flow_java_dom": "Node Element Document NodeList Attr Text CDATASection Comment NamedNodeMap DOMException"},
    "org.xml.sax": {"flow_java_dom": "InputSource", "flow_java_errors": "SAXException SAXParseException"},
    "org.apache.commons.io": {"flow_java_ioutils": "IOUtils", "flow_java_filenames": "FilenameUtils"},
    "org.apache.commons.lang": {"flow_java_stringutils": "StringUtils", "flow_java_escapes": "StringEscapeUtils", "flow_java_numberutils": "NumberUtils"},
    "org.apache.commons.text": {
        "flow_java_escapes": "StringEscapeUtils",
        "flow_java_wordutils": "WordUtils",
        "flow_java_substitutor": "StringSubstitutor StrSubstitutor",
    },
    "org.apache.commons.lang3": {
        "flow_java_stringutils": "StringUtils",
        "flow_java_escapes": "StringEscapeUtils",
        "flow_java_objects": "ObjectUtils",
        "flow_java_random": "RandomStringUtils",
        "flow_java_utils": "ArrayUtils BooleanUtils Validate",
    },
    "org.apache.commons.lang3.text": {"flow_java_wordutils": "WordUtils", "flow_java_substitutor": "StrSubstitutor"},
    "org.apache.commons.lang3.tuple": {"flow_java_utils": "Pair ImmutablePair MutablePair"},
    "org.apache.commons.lang3.math": {"flow_java_numberutils": "NumberUtils"},
    "org.apache.commons.lang3.exception": {"flow_java_errors": "ExceptionUtils"},
    "org.apache.commons.lang3.time": {"flow_java_dateutils": "DateUtils DateFormatUtils FastDateFormat", "flow_java_stopwatch": "StopWatch"},
    "org.apache.commons.codec.digest": {"flow_java_digest": "DigestUtils HmacUtils"},
    "org.apache.commons.codec.net": {"flow_java_urls": "URLCodec"},
    "org.apache.commons.codec.binary": {"flow_java_codec": "Base64 Hex"},
    "org.apache.nifi.processor": {
        "flow_files": "Relationship",
        "flow_nifi": "ProcessSession ProcessContext Processor AbstractProcessor ProcessorInitializationContext FlowFileFilter",
    },
    "org.apache.nifi.processor.io": {"flow_nifi": "StreamCallback InputStreamCallback OutputStreamCallback PyStreamCallback"},
    "org.apache.nifi.processor.exception": {"flow_java_errors": "ProcessException FlowFileAccessException MissingFlowFileException"},
    "org.apache.nifi.processors.script": {"flow_nifi": "ExecuteScript"},
    "org.apache.nifi.flowfile": {"flow_files": "FlowFile"},
    "org.apache.nifi.flowfile.attributes": {"flow_nifi": "CoreAttributes"},
    "org.apache.nifi.logging": {"flow_nifi": "ComponentLog LogLevel"},
    "org.apache.nifi.components": {"flow_nifi": "PropertyDescriptor PropertyValue ValidationResult Validator AllowableValue"},
    "org.apache.nifi.components.state": {"flow_nifi": "Scope StateManager StateMap"},
    "org.apache.nifi.expression": {"flow_nifi": "ExpressionLanguageScope AttributeExpression"},
    "org.apache.nifi.processor.util": {"flow_nifi": "StandardValidators"},
    "org.apache.nifi.util": {"flow_java_stringutils": "StringUtils"},
    "org.apache.nifi.annotation.documentation": {"flow_nifi": "Tags CapabilityDescription"},
    "org.json": {"flow_java_orgjson": "JSONObject JSONArray JSONException", "flow_java_orgxml": "XML"},
    "groovy.json": {"flow_java_groovy": "JsonSlurper JsonOutput"},
    "org.python.core": {"flow_jython": "Py PyString PyUnicode PyList PyDictionary PyInteger PyFloat PyNone codecs"},
    "org.python.core.util": {"flow_jython": "StringUtil"},
    "org.slf4j": {"flow_nifi": "LoggerFactory"},
}
MODULES = {package + "." + name: module for package, modules in CLASSES.items() for module, names in modules.items() for name in names.split()}
ADVICE = {
    "java.net.URLConnection": "use java.net.HttpURLConnection, or urllib2 in Python 2",
    "java.net.InetAddress": "the name of the host is not available: use an attribute", "java.net.Socket": "use requests",
    "java.io.File": "there are no files: use the script's input and output",
    "java.io.FileInputStream": "there are no files: use the script's input", "java.io.FileOutputStream": "there are no files: use the script's output",
    "java.io.FileReader": "there are no files: use the script's input", "java.io.FileWriter": "there are no files: use the script's output",
    "java.nio.file": "there are no files: use the script's input and output", "java.sql": "there is no database connection: read the data over HTTP",
    "javax.sql": "there is no database connection: read the data over HTTP", "org.apache.http": "use requests", "java.lang.Runtime": "there are no processes",
    "java.lang.ProcessBuilder": "there are no processes", "javax.xml": "use javax.xml.parsers.DocumentBuilderFactory, or xml.etree.ElementTree",
    "org.w3c": "use xml.etree.ElementTree", "org.xml": "use javax.xml.parsers.DocumentBuilderFactory, or xml.etree.ElementTree",
    "com.fasterxml": "use json", "com.google.gson": "use json", "groovy": "use json",
    "org.apache.poi": "send the data as CSV, JSON or XML", "javax.crypto.Cipher": "there is no encryption: use hmac or hashlib for signatures",
    "org.apache.nifi.lookup": "there are no controller services: read the data over HTTP", "org.apache.nifi.dbcp": "there is no database connection",
    "org.apache.nifi.controller": "there are no controller services", "org.apache.nifi.serialization": "use json or csv", "org.apache.avro": "use json",
    "org.apache.nifi.properties": "NiFi's settings are not available: read an attribute with flowFile.getAttribute()",
    "java.lang.ThreadLocal": "there are no threads", "java.util.concurrent": "there are no threads",
}


def refusal(full):
    """Returns the message for a class that scripts cannot use, from its full name."""
    package = full
    while package:
        if package in ADVICE:
            return "%s is a Java class that scripts cannot use: %s." % (full, ADVICE[package])
        package = package.rpartition(".")[0]
    return "%s is a Java class, and scripts run without Java. Use Python's library instead; docs/scripts.md lists the Java classes that scripts can use." % full


class Package(types.ModuleType):
    """A package, whose classes are loaded when they are first used."""

    def __getattr__(self, name):
        if name == "__all__":
            prefix = self.__name__ + "."
            return [full[len(prefix):] for full in MODULES if full.startswith(prefix) and "." not in full[len(prefix):]]
        if name.startswith("__"):
            raise AttributeError(name)
        value = find(self.__name__ + "." + name)
        if value is None:
            raise ImportError(refusal(self.__name__ + "." + name))
        setattr(self, name, value)
        return value


def find(full):
    """Returns a class by its full name; None if scripts cannot use it."""
    module = MODULES.get(full)
    if module is None:
        return None
    package, _, name = full.rpartition(".")
    found = getattr(importlib.import_module(module), name)
    if getattr(found, "__module__", None) == module:
        found.__module__ = package  # traces and type() name the class as Java does
    return found


def install():
    """Makes the packages available to imports."""
    names = {"java", "org", "org.apache"}
    for package in CLASSES:
        while package:
            names.add(package)
            package = package.rpartition(".")[0]
    for name in sorted(names):
        module = Package(name)
        module.__path__ = []
        sys.modules[name] = module
        parent, _, child = name.rpartition(".")
        if parent:
            setattr(sys.modules[parent], child, module)


install()
