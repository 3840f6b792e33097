"""TextStyle and ResolverStyle of java.time.format."""


class TextStyle:
    FULL, SHORT, NARROW = "FULL", "SHORT", "NARROW"
    FULL_STANDALONE, SHORT_STANDALONE = FULL, SHORT


class ResolverStyle:
    STRICT, SMART, LENIENT = "STRICT", "SMART", "LENIENT"
