"""Speeds up json.loads of a script's input, which the host has already parsed."""
import json
import marshal


class Decoder(json.JSONDecoder):
    """The decoder of json.loads when it is called with a text only."""

    text = None
    tree = None

    def decode(self, s):
        if s == self.text and self.tree is not None:
            return marshal.loads(self.tree)
        return super().decode(s)


known = json._default_decoder = Decoder()
