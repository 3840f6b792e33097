"""System of java.lang."""
import sys
import time

from flow_java_base import int32, java_text
from flow_java_string import String


class _Console:
    def print(self, value=""):
        sys.stdout.write(java_text(value))

    write = append = print

    def println(self, value=""):
        sys.stdout.write(java_text(value) + "\n")

    def printf(self, pattern, *arguments):
        sys.stdout.write(String.format(pattern, *arguments))

    format = printf

    def flush(self):
        pass


class System:
    out = err = _Console()

    @staticmethod
    def currentTimeMillis():
        return int(time.time() * 1000)

    @staticmethod
    def nanoTime():
        return time.perf_counter_ns() if hasattr(time, "perf_counter_ns") else int(time.time() * 1e9)

    @staticmethod
    def getProperty(name, default=None):
        properties = {"line.separator": "\n", "file.encoding": "UTF-8", "java.version": "1.8.0", "user.timezone": "UTC", "file.separator": "/"}
        return properties.get(name, default)

    @staticmethod
    def setProperty(name, value):
        return System.getProperty(name)

    @staticmethod
    def exit(code):
        sys.exit(code)

    @staticmethod
    def gc():
        pass

    @staticmethod
    def getenv(name=None):
        return None if name else {}

    @staticmethod
    def lineSeparator():
        return "\n"

    @staticmethod
    def arraycopy(source, start, target, place, size):
        target[place : place + size] = source[start : start + size]

    @staticmethod
    def identityHashCode(value):
        return int32(id(value))
