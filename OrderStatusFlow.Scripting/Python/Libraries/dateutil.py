"""A subset of the library dateutil: the modules dateutil.parser, dateutil.tz and dateutil.relativedelta."""
import sys
import types

import flow_dateutil_delta
import flow_dateutil_parser
import flow_dateutil_tz

__path__ = []


def _add_module(name, source):
    module = types.ModuleType("dateutil." + name)
    module.__dict__.update((key, value) for key, value in source.__dict__.items() if not key.startswith("_"))
    sys.modules["dateutil." + name] = module
    globals()[name] = module


_add_module("parser", flow_dateutil_parser)
_add_module("tz", flow_dateutil_tz)
_add_module("relativedelta", flow_dateutil_delta)
