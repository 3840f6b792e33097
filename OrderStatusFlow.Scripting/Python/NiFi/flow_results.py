"""The result of a script that uses NiFi's session, from the flow files that it transferred. flow_job calls these functions."""
import json

from flow_files import REL_FAILURE, REL_SUCCESS


def failed_transfer(transferred, before, logged):
    """Returns a message with the error that the script logged last and the attributes that it set, if it transferred a flow file to REL_FAILURE;
    otherwise None."""
    for file, relationship in transferred:
        if relationship == REL_FAILURE:
            changed = ["%s=%s" % (name, value) for name, value in file.values.items() if before.get(name) != value]
            error = " Its last error in the log is: %s." % " ".join(logged.split())[:500].rstrip(".") if logged else ""
            return "The script transferred its flow file to REL_FAILURE." + error + (" It set " + ", ".join(changed)[:1000] if changed else "")
    return None


def unknown_relationship(transferred):
    """Returns a message if the script transferred a flow file to a relationship other than REL_SUCCESS and REL_FAILURE; otherwise None."""
    for _, relationship in transferred:
        if relationship not in (REL_SUCCESS, REL_FAILURE):
            return "The script transferred a flow file to the relationship '%s'. Only REL_SUCCESS and REL_FAILURE exist here." % (relationship,)
    return None


def joined(files):
    """Returns (content, message): the contents of the flow files as one JSON array, in the order of transfer, or a message if one is not JSON."""
    parts = []
    for place, file in enumerate(files):
        content = file.content
        try:
            json.loads(content.decode("utf-8"))
        except ValueError:
            message = "The script transferred %d flow files to REL_SUCCESS. They are joined to one array, but number %d is not JSON."
            return b"", message % (len(files), place + 1)
        parts.append(content.strip())
    return b"[" + b", ".join(parts) + b"]", None


def common(files):
    """Returns the attributes that all flow files have with the same value."""
    values = dict(files[0].values)
    for file in files[1:]:
        values = {name: value for name, value in values.items() if file.values.get(name) == value}
    return values
