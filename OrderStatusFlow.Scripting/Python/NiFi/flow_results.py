"""The result of a script that uses NiFi's session."""
import json

from flow_files import REL_FAILURE, REL_SUCCESS


def failed_transfer(transferred, before):
    """Returns the message of a transfer to REL_FAILURE with the attributes that the script set; None if there is none."""
    for file, relationship in transferred:
        if relationship == REL_FAILURE:
            changed = ["%s=%s" % (name, value) for name, value in file.values.items() if before.get(name) != value]
            return "The script transferred its flow file to REL_FAILURE." + (" It set " + ", ".join(changed)[:1000] if changed else "")
    return None


def unknown_relationship(transferred):
    """Returns the message of a transfer to another relationship; None if there is none."""
    for _, relationship in transferred:
        if relationship not in (REL_SUCCESS, REL_FAILURE):
            return "The script transferred a flow file to the relationship '%s'. Only REL_SUCCESS and REL_FAILURE exist here." % (relationship,)
    return None


def joined(files):
    """Returns (content, message): the contents of several flow files as one JSON array, in the order of transfer."""
    parts = []
    for place, file in enumerate(files):
        content = file.content
        try:
            json.loads(content.decode("utf-8"))
        except ValueError:
            return b"", ("The script transferred %d flow files to REL_SUCCESS. They are joined to one array, but number %d is not JSON."
                         % (len(files), place + 1))
        parts.append(content.strip())
    return b"[" + b", ".join(parts) + b"]", None


def common(files):
    """Returns the attributes that all flow files have with the same value."""
    values = dict(files[0].values)
    for file in files[1:]:
        values = {name: value for name, value in values.items() if file.values.get(name) == value}
    return values
