"""The job without a product: reads the ERP's pages and PATCHes each order, with a pool of threads. Nothing is stored, repeated or logged durably.

bare.py ERP_PORT OMNITRON_PORT ORDERS PAGE_SIZE IN_FLIGHT
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
thread = threading.local()


def send(connection, method, path, body=None, headers={}):
    text = None if body is None else json.dumps(body)
    connection.request(method, path, text, {"Content-Type": "application/json", **headers})
    response = connection.getresponse()
    content = response.read()
    if response.status != 200:
        raise SystemExit(f"{method} {path} answered {response.status}: {content[:200]!r}")
    return json.loads(content)


def update(order, token, log):
    fields = {"status": CODES[order["status"]]}
    for theirs, ours in FIELDS.items():
        if order[theirs]:
            fields[ours] = order[theirs]
    if order["invoice_date"]:
        fields["invoice_date"] = order["invoice_date"] + "Z"
    body = {"order": order["number"], "orderitem_set": [{"id": item["id"], **fields} for item in order["items"]]}
    if not hasattr(thread, "omnitron"):
        thread.omnitron = http.client.HTTPConnection("127.0.0.1", OMNITRON)
    answer = send(thread.omnitron, "PATCH", "/api/i1/order_items/bulk_status_update/", body, {"Authorization": "Token " + token})
    log.write(json.dumps({"order": order["number"], "request": body, "answer": answer}) + "\n")


def main():
    began = time.perf_counter()
    login = {"username": "flow", "password": "omnitron-password"}
    token = send(http.client.HTTPConnection("127.0.0.1", OMNITRON), "POST", "/api/i1/auth/login/", login)["key"]
    erp = http.client.HTTPConnection("127.0.0.1", ERP)
    with open("/dev/null", "w") as log, ThreadPoolExecutor(IN_FLIGHT) as pool:
        updates = []
        while len(updates) < ORDERS:
            page = send(erp, "GET", f"/orders?offset={len(updates)}&limit={PAGE_SIZE}")["results"]
            updates += [pool.submit(update, order, token, log) for order in page]
        for done in updates:
            done.result()
    print(json.dumps({"rows": len(updates), "seconds": time.perf_counter() - began}))


main()
