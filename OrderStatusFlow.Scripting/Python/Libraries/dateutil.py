"""A subset of dateutil: parser.parse, tz and relativedelta."""
import sys
import types

import flow_dateutil_delta
import flow_dateutil_parser
import flow_dateutil_tz

__path__ = []


def _module(name, source):
    module = types.ModuleType("dateutil." + name)
    module.__dict__.update((key, value) for key, value in source.__dict__.items() if not key.startswith("_"))
    sys.modules["dateutil." + name] = module
    globals()[name] = module


_module("parser", flow_dateutil_parser)
_module("tz", flow_dateutil_tz)
_module("relativedelta", flow_dateutil_delta)
