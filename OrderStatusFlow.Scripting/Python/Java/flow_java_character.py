"""Character of java.lang."""


class Character(str):
    @staticmethod
    def valueOf(value):
        return value if isinstance(value, str) else chr(value)

    def charValue(self):
        return str(self)

    def toString(value):
        return Character.valueOf(value)

    toChars = toString

    def hashCode(value):
        return ord(value)

    def compareTo(self, other):
        return ord(self) - ord(other)

    def equals(self, other):
        return isinstance(other, Character) and self == other

    @staticmethod
    def isDigit(letter):
        return letter.isdigit()

    @staticmethod
    def isLetter(letter):
        return letter.isalpha()

    @staticmethod
    def isLetterOrDigit(letter):
        return letter.isalnum()

    @staticmethod
    def isWhitespace(letter):
        return letter.isspace()

    isSpaceChar = isWhitespace

    @staticmethod
    def isUpperCase(letter):
        return letter.isupper()

    @staticmethod
    def isLowerCase(letter):
        return letter.islower()

    @staticmethod
    def toUpperCase(letter):
        return letter.upper()

    @staticmethod
    def toLowerCase(letter):
        return letter.lower()

    @staticmethod
    def getNumericValue(letter):
        return int(letter, 36) if letter.isalnum() else -1
