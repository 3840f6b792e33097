/** An example of what an ERP posts to an outbound flow without a script and a mapping. */
export const outboundExample = [
  {
    order: 'ORD0000003',
    orderitem_set: [{ id: 1, status: '500', tracking_number: 'TR123456', invoice_number: 'INV0001' }],
  },
]

/** The URL to which the ERP posts, without a key. */
export const outboundUrl = (origin: string, flow: string) => `${origin}/api/flows/${encodeURIComponent(flow)}/outbound`

/** A command that posts the example; the shell reads the key from a variable. */
export const outboundCurl = (url: string) =>
  [
    `curl -X POST '${url.replaceAll("'", "'\\''")}' \\`,
    '  -H "x-functions-key: $ORDER_STATUS_FLOW_KEY" \\',
    '  -H "Content-Type: application/json" \\',
    `  -d '${JSON.stringify(outboundExample)}'`,
  ].join('\n')
