"""JsonSlurper and JsonOutput of groovy.json."""
import json


class JsonSlurper:
    def parseText(self, text):
        return json.loads(text)

    def parse(self, source, *charset):
        data = source if isinstance(source, (str, bytes, bytearray)) else source.read()
        return json.loads(data if isinstance(data, str) else bytes(data).decode("utf-8"))


class JsonOutput:
    @staticmethod
    def toJson(value):
        return json.dumps(value, separators=(",", ":"), default=str)

    @staticmethod
    def prettyPrint(text):
        return json.dumps(json.loads(text), indent=4)
