"""NumberUtils of Apache Commons."""
import re

from flow_java_errors import NumberFormatException


class NumberUtils:
    @staticmethod
    def isNumber(text):
        return text is not None and re.match(r"-?(0x[0-9a-fA-F]+|(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?[fFdDlL]?)$", text) is not None

    isCreatable = isNumber

    @staticmethod
    def isDigits(text):
        return bool(text) and text.isdigit()

    @staticmethod
    def isParsable(text):
        return text is not None and re.match(r"-?\d*\.?\d+$", text) is not None

    @staticmethod
    def _whole(text, default, bits):
        """Returns the default also for a number that Java's type cannot hold."""
        number = int(text) if re.match(r"[+-]?[0-9]+\Z", text or "") else default
        return number if -1 << bits <= number < 1 << bits else default

    toInt = staticmethod(lambda text, default=0: NumberUtils._whole(text, default, 31))
    toLong = staticmethod(lambda text, default=0: NumberUtils._whole(text, default, 63))
    toShort = staticmethod(lambda text, default=0: NumberUtils._whole(text, default, 15))
    toByte = staticmethod(lambda text, default=0: NumberUtils._whole(text, default, 7))

    @staticmethod
    def toDouble(text, default=0.0):
        try:
            return float(text)
        except (ValueError, TypeError):
            return default

    toFloat = toDouble
    compare = staticmethod(lambda one, other: (one > other) - (one < other))
    max = staticmethod(lambda *values: max(values[0] if len(values) == 1 else values))
    min = staticmethod(lambda *values: min(values[0] if len(values) == 1 else values))

    @staticmethod
    def createBigDecimal(text):
        from flow_java_bigdecimal import BigDecimal

        return None if text is None else BigDecimal(text)

    @staticmethod
    def createBigInteger(text):
        from flow_java_biginteger import BigInteger

        return None if text is None else BigInteger(int(text, 0) if re.match(r"-?0x", text) else text)

    @staticmethod
    def createInteger(text):
        from flow_java_numbers import Integer

        return None if text is None else Integer.decode(text)

    @staticmethod
    def createLong(text):
        from flow_java_numbers import Long

        return None if text is None else Long.decode(text)

    @staticmethod
    def createDouble(text):
        from flow_java_numbers import Double

        return None if text is None else Double.valueOf(text)

    createFloat = createDouble

    @staticmethod
    def createNumber(text):
        if text is None:
            return None
        if not NumberUtils.isNumber(text):
            raise NumberFormatException(text + " is not a valid number.")
        return int(text, 0) if re.match(r"-?(0x[0-9a-fA-F]+|[1-9]\d*|0)$", text) else float(text.rstrip("fFdDlL"))
