const omnitron = {
  domainUrl: 'https://shop.example.com',
  username: 'integration',
  password: { secret: 'OMNITRON_PASSWORD' },
}

/** Definitions to begin with. They run nothing until they are enabled. */
export const templates = {
  inbound: {
    direction: 'inbound',
    enabled: false,
    schedule: { every: '00:05:00' },
    omnitron,
    erp: {
      url: 'https://erp.example.com/orders',
      itemsPath: '$.results',
      pagination: { type: 'offset', offsetKey: 'offset', limitKey: 'limit', limit: 100 },
    },
    mapping: {
      spec: [
        {
          operation: 'shift',
          spec: {
            results: {
              '*': {
                number: '[&1].order',
                items: { '*': { id: '[&3].orderitem_set[&1].id', status: '[&3].orderitem_set[&1].status' } },
              },
            },
          },
        },
      ],
    },
  },
  outbound: { direction: 'outbound', enabled: false, omnitron },
}
