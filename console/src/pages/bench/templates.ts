import { api } from '../../api/client'
import { bodyOf } from '../../api/problem'
import { type BenchStep, memberOf } from './steps'

const shift = [
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
]

/** The text of a step to begin with. */
export async function newPartOf(step: BenchStep): Promise<string> {
  if (step === 'mapping') return JSON.stringify(shift)
  const { items } = await bodyOf(api.GET('/api/templates/script'))
  return items.find((each) => each.step === memberOf[step])?.source ?? ''
}
