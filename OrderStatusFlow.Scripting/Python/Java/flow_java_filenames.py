"""FilenameUtils of Apache Commons IO."""
import re


class FilenameUtils:
    @staticmethod
    def getExtension(name):
        return name.rpartition(".")[2] if "." in name else ""

    @staticmethod
    def getName(name):
        return name.replace("\\", "/").rpartition("/")[2]

    @staticmethod
    def removeExtension(name):
        return name.rpartition(".")[0] if "." in name else name

    @staticmethod
    def getBaseName(name):
        return FilenameUtils.removeExtension(FilenameUtils.getName(name))

    @staticmethod
    def getFullPath(name):
        return name[: len(name) - len(FilenameUtils.getName(name))]

    @staticmethod
    def getFullPathNoEndSeparator(name):
        path = FilenameUtils.getFullPath(name)
        return path.rstrip("/\\") or path

    @staticmethod
    def getPath(name):
        return re.sub(r"^([A-Za-z]:)?[/\\]+|^[A-Za-z]:", "", FilenameUtils.getFullPath(name))

    @staticmethod
    def getPathNoEndSeparator(name):
        return FilenameUtils.getPath(name).rstrip("/\\")

    @staticmethod
    def isExtension(name, extensions):
        found = FilenameUtils.getExtension(name)
        return not found if not extensions else found == extensions if isinstance(extensions, str) else found in extensions

    @staticmethod
    def concat(folder, name):
        return FilenameUtils.normalize(name if name.startswith("/") else folder.rstrip("/") + "/" + name)

    @staticmethod
    def normalize(name):
        parts = []
        for part in name.replace("\\", "/").split("/"):
            if part == ".." and [one for one in parts if one]:
                parts.pop()
            elif part == "..":
                return None
            elif part != "." and (part or not parts):
                parts.append(part)
        return "/".join(parts) + ("/" if name.endswith("/") and len(parts) > 1 else "")

    @staticmethod
    def wildcardMatch(name, pattern):
        if name is None or pattern is None:
            return name is pattern
        return re.fullmatch(re.escape(pattern).replace("\\*", ".*").replace("\\?", "."), name, re.S) is not None
