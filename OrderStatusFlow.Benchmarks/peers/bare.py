"""The smallest program with the same task, to compare the product with: reads the ERP's pages and sends each order to Omnitron with PATCH, with a pool of
threads. It stores nothing and repeats nothing. PythonContender starts it. It prints the rows and seconds as JSON.

Usage: bare.py ERP_PORT OMNITRON_PORT ORDERS PAGE_SIZE IN_FLIGHT
"""
import http.client
import json
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

ERP, OMNITRON, ORDERS, PAGE_SIZE, IN_FLIGHT = map(int, sys.argv[1:6])
CODES = {"ONAYLANDI": "400", "HAZIRLANIYOR": "450", "FATURALANDI": "450", "KARGODA": "500", "TESLIM EDILDI": "550", "IPTAL": "100"}
FIELDS = {"invoice_no": "invoice_number", "invoice_url": "e_archive_url", "tracking_no": "tracking_number", "carrier": "shipping_company"}
thread = threading.local()  # with a connection of its own for each thread


def send(connection, method, path, body=None, headers={}):
    """Returns the JSON of the response. Ends the program if the status is not 200."""
    text = None if body is None else json.dumps(body)
    connection.request(method, path, text, {"Content-Type": "application/json", **headers})
    response = connection.getresponse()
    content = response.read()
    if response.status != 200:
        raise SystemExit(f"{method} {path} returned status {response.status}: {content[:200]!r}")
    return json.loads(content)


def update(order, token, log):
    """Converts an order of the ERP and sends it to Omnitron."""
    fields = {"status": CODES[order["status"]]}
    for erp_name, omnitron_name in FIELDS.items():
        if order[erp_name]:
            fields[omnitron_name] = order[erp_name]
    if order["invoice_date"]:
        fields["invoice_date"] = order["invoice_date"] + "Z"
    body = {"order": order["number"], "orderitem_set": [{"id": item["id"], **fields} for item in order["items"]]}
    if not hasattr(thread, "omnitron"):
        thread.omnitron = http.client.HTTPConnection("127.0.0.1", OMNITRON)
    response = send(thread.omnitron, "PATCH", "/api/i1/order_items/bulk_status_update/", body, {"Authorization": "Token " + token})
    log.write(json.dumps({"order": order["number"], "request": body, "response": response}) + "\n")


def main():
    started = time.perf_counter()
    login = {"username": "flow", "password": "omnitron-password"}
    token = send(http.client.HTTPConnection("127.0.0.1", OMNITRON), "POST", "/api/i1/auth/login/", login)["key"]
    erp = http.client.HTTPConnection("127.0.0.1", ERP)
    with open("/dev/null", "w") as log, ThreadPoolExecutor(IN_FLIGHT) as pool:
        futures = []
        while len(futures) < ORDERS:
            page = send(erp, "GET", f"/orders?offset={len(futures)}&limit={PAGE_SIZE}")["results"]
            futures += [pool.submit(update, order, token, log) for order in page]
        for future in futures:
            future.result()
    print(json.dumps({"rows": len(futures), "seconds": time.perf_counter() - started}))


main()
