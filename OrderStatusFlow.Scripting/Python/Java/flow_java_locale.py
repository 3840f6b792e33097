"""Locale of java.util, with the names of months and days of Java 8 in English, Turkish, German and French, and Normalizer of java.text."""
from flow_java_base import Bean
from flow_java_errors import MissingResourceException

_ENGLISH = {
    "months": "January February March April May June July August September October November December",
    "short_months": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "days": "Sunday Monday Tuesday Wednesday Thursday Friday Saturday",
    "short_days": "Sun Mon Tue Wed Thu Fri Sat",
    "eras": "BC AD", "decimal": ".", "group": ",",
    "styles": ["EEEE, MMMM d, yyyy", "MMMM d, yyyy", "MMM d, yyyy", "M/d/yy", "h:mm:ss a z", "h:mm:ss a z", "h:mm:ss a", "h:mm a"],
}
NAMES = {
    "en": _ENGLISH,
    "tr": {
        "months": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
        "short_months": "Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara",
        "days": "Pazar Pazartesi Salı Çarşamba Perşembe Cuma Cumartesi",
        "short_days": "Paz Pzt Sal Çar Per Cum Cmt",
        "eras": "MÖ MS", "decimal": ",", "group": ".",
        "styles": ["dd MMMM yyyy EEEE", "dd MMMM yyyy EEEE", "dd.MMM.yyyy", "dd.MM.yyyy", "HH:mm:ss z", "HH:mm:ss z", "HH:mm:ss", "HH:mm"],
    },
    "de": {
        "months": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "short_months": "Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez",
        "days": "Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag",
        "short_days": "So Mo Di Mi Do Fr Sa",
        "eras": "v.Chr. n.Chr.", "decimal": ",", "group": ".",
        "styles": ["EEEE, d. MMMM yyyy", "d. MMMM yyyy", "dd.MM.yyyy", "dd.MM.yy", "HH:mm' Uhr 'z", "HH:mm:ss z", "HH:mm:ss", "HH:mm"],
    },
    "fr": {
        "months": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "short_months": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
        "days": "dimanche lundi mardi mercredi jeudi vendredi samedi",
        "short_days": "dim. lun. mar. mer. jeu. ven. sam.",
        "eras": "BC ap.J.-C.", "decimal": ",", "group": "\u00a0",
        "styles": ["EEEE d MMMM yyyy", "d MMMM yyyy", "d MMM yyyy", "dd/MM/yy", "HH' h 'mm z", "HH:mm:ss z", "HH:mm:ss", "HH:mm"],
    },
}
CURRENCIES = {"US": ("$", True), "TR": ("TL", False), "DE": ("€", False), "FR": ("€", False), "GB": ("£", True)}


class Locale(Bean):
    def __init__(self, language="", country="", variant=""):
        self.language, self.country = str(language).lower(), str(country).upper()

    @staticmethod
    def forLanguageTag(tag):
        return Locale(*tag.replace("_", "-").split("-")[:2])

    @staticmethod
    def getDefault(*_):
        return Locale.US

    @staticmethod
    def setDefault(*_):
        pass

    def getLanguage(self):
        return self.language

    def getCountry(self):
        return self.country

    def toLanguageTag(self):
        return "-".join(filter(None, (self.language, self.country)))

    def __str__(self):
        return "_".join(filter(None, (self.language, self.country)))

    def __eq__(self, other):
        return isinstance(other, Locale) and str(self) == str(other)

    def __hash__(self):
        return hash(str(self))

    def names(self):
        """Returns the language's names and symbols."""
        found = NAMES.get(self.language or "en")
        if found is None:
            raise MissingResourceException(
                "The names of the locale '%s' are not available to scripts. Use Locale.ENGLISH, or the languages tr, de and fr." % self)
        return found

    def week(self):
        """Returns (first day of the week, minimal number of days in the first week), where day 1 is Sunday."""
        if self.country in ("US", "") and self.language in ("en", ""):
            return 1, 1
        return (2, 1) if self.language == "tr" else (2, 4)


for _name, _language, _country in (
    ("ENGLISH", "en", ""), ("US", "en", "US"), ("UK", "en", "GB"), ("ROOT", "", ""), ("GERMAN", "de", ""), ("GERMANY", "de", "DE"), ("FRENCH", "fr", ""),
    ("FRANCE", "fr", "FR"), ("ITALY", "it", "IT"), ("ITALIAN", "it", ""), ("CANADA", "en", "CA"),
):
    setattr(Locale, _name, Locale(_language, _country))


class Normalizer:
    """java.text.Normalizer."""

    @staticmethod
    def normalize(text, form):
        import unicodedata

        return unicodedata.normalize(form, text)

    @staticmethod
    def isNormalized(text, form):
        return Normalizer.normalize(text, form) == text

    class Form:
        NFC, NFD, NFKC, NFKD = "NFC", "NFD", "NFKC", "NFKD"
