"""Thread of java.lang."""
import time


class Thread:
    @staticmethod
    def sleep(milliseconds, *_):
        time.sleep(milliseconds / 1000.0)

    @staticmethod
    def currentThread():
        return Thread()

    def getName(self):
        return "main"

    def interrupt(self):
        pass
