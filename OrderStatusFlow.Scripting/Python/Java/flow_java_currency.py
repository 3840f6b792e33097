"""Currency of java.util, for the currencies that shops use."""
from flow_java_base import Bean
from flow_java_errors import IllegalArgumentException

NAMES = {"TRY": "Turkish Lira", "USD": "US Dollar", "EUR": "Euro", "GBP": "British Pound", "CHF": "Swiss Franc", "SEK": "Swedish Krona",
         "NOK": "Norwegian Krone", "DKK": "Danish Krone", "PLN": "Polish Zloty", "RON": "Romanian Leu", "BGN": "Bulgarian Lev", "RUB": "Russian Ruble",
         "UAH": "Ukrainian Hryvnia", "AZN": "Azerbaijani Manat", "SAR": "Saudi Riyal", "AED": "United Arab Emirates Dirham", "QAR": "Qatari Rial",
         "KWD": "Kuwaiti Dinar", "EGP": "Egyptian Pound", "JPY": "Japanese Yen", "CNY": "Chinese Yuan", "INR": "Indian Rupee", "CAD": "Canadian Dollar",
         "AUD": "Australian Dollar", "BRL": "Brazilian Real", "MXN": "Mexican Peso"}
COUNTRIES = {"TR": "TRY", "US": "USD", "GB": "GBP", "CH": "CHF", "DE": "EUR", "FR": "EUR", "IT": "EUR", "ES": "EUR", "NL": "EUR", "AT": "EUR", "JP": "JPY"}
DIGITS = {"JPY": 0, "KWD": 3}


class Currency(Bean):
    def __init__(self, code):
        self._code = code

    @staticmethod
    def getInstance(code):
        """Accepts a code or a Locale."""
        found = COUNTRIES.get(code.getCountry()) if hasattr(code, "getCountry") else str(code)
        if found not in NAMES:
            raise IllegalArgumentException("There is no currency %s for scripts" % (found or code))
        return Currency(found)

    def getCurrencyCode(self):
        return self._code

    def getSymbol(self, locale=None):
        return "$" if self._code == "USD" and (locale is None or locale.getCountry() == "US") else self._code

    def getDisplayName(self, *_):
        return NAMES[self._code]

    def getDefaultFractionDigits(self):
        return DIGITS.get(self._code, 2)

    def __str__(self):
        return self._code

    def __eq__(self, other):
        return isinstance(other, Currency) and self._code == other._code

    def __hash__(self):
        return hash(self._code)
