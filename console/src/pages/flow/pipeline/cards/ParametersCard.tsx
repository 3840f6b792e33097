import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../../../i18n/words'
import { isObject } from '../../../../json/isObject'
import { Button, IconButton } from '../../../../ui/Button'
import { classes } from '../../../../ui/classes'
import { useMember } from '../DraftContext'
import { isSame, valueAt } from '../document'
import member from '../fields/Member.module.css'
import { Panes } from '../Panes'
import { settingWords } from '../settingWords'
import { shownText } from '../shownText'
import styles from './cards.module.css'

const types = ['string', 'integer', 'decimal', 'boolean', 'datetime', 'list']
const builtIn = ['number', 'modified_date__gt']

interface Parameter {
  name: string
  value: unknown
}

/** The values with which a run can be started, and their names in the ERP. */
export function ParametersCard() {
  const words = useWords(settingWords)
  const { value, set, readOnly } = useMember('erp.parameters')
  const [own, setOwn] = useState<readonly Parameter[]>([])
  const stored = isObject(value) ? Object.entries(value).map(([name, each]) => ({ name, value: each })) : []
  const rows = own.length > 0 && isSame(objectOf(own), value) ? own : stored
  const shown = [
    ...builtIn.filter((name) => !rows.some((row) => row.name === name)).map((name) => ({ name, value: {} })),
    ...rows,
  ]
  const change = (next: readonly Parameter[]) => {
    // A parameter that always exists is written only when something is set.
    const written = next.filter(({ name, value: each }) => !builtIn.includes(name) || !isSame(each, {}))
    setOwn(written)
    if (!isSame(objectOf(written), value)) set(objectOf(written))
  }
  const update = (at: number, part: Partial<Parameter>) =>
    change(shown.map((row, index) => (index === at ? { ...row, ...part } : row)))
  const withMember = (each: unknown, name: string, text: string) => {
    const { [name]: _, ...rest } = isObject(each) ? each : {}
    return text ? { ...rest, [name]: text } : rest
  }
  return (
    <Panes>
      <p className={styles.text}>{words['parameters.text']}</p>
      <table className={styles.parameters} data-path="$.erp.parameters">
        <thead>
          <tr>
            <th scope="col">{words['parameter.name']}</th>
            <th scope="col">{words['parameter.key']}</th>
            <th scope="col">{words['parameter.type']}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {shown.map((row, at) => {
            const name = row.name || words['parameter.new']
            const isBuiltIn = builtIn.includes(row.name)
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a name changes while it is typed.
              <tr key={at}>
                <td>
                  <input
                    className={classes(member.input, member.mono)}
                    aria-label={`${words['parameter.name']} ${at + 1}`}
                    value={row.name}
                    readOnly={readOnly || isBuiltIn}
                    spellCheck={false}
                    onChange={(event) => update(at, { name: event.target.value })}
                  />
                </td>
                <td>
                  <input
                    className={classes(member.input, member.mono)}
                    aria-label={`${words['parameter.key']}: ${name}`}
                    value={shownText(valueAt(row.value, ['key']))}
                    placeholder={row.name}
                    readOnly={readOnly}
                    spellCheck={false}
                    onChange={(event) => update(at, { value: withMember(row.value, 'key', event.target.value) })}
                  />
                </td>
                <td>
                  <select
                    className={member.input}
                    aria-label={`${words['parameter.type']}: ${name}`}
                    value={
                      shownText(valueAt(row.value, ['type'])) ||
                      (row.name === 'modified_date__gt' ? 'datetime' : 'string')
                    }
                    disabled={readOnly}
                    onChange={(event) => update(at, { value: withMember(row.value, 'type', event.target.value) })}
                  >
                    {types.map((type) => (
                      <option key={type} value={type}>
                        {type}
                      </option>
                    ))}
                  </select>
                </td>
                <td>
                  {!readOnly && !isBuiltIn && (
                    <IconButton
                      label={words['parameter.remove'](name)}
                      onClick={() => change(shown.filter((_, index) => index !== at))}
                    >
                      <X aria-hidden />
                    </IconButton>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {!readOnly && (
        <Button
          size="s"
          kind="quiet"
          icon={<Plus aria-hidden />}
          onClick={() => change([...shown, { name: '', value: {} }])}
        >
          {words['parameter.add']}
        </Button>
      )}
    </Panes>
  )
}

/** The first of two parameters with the same name counts, and one without a name is not written yet. */
function objectOf(rows: readonly Parameter[]) {
  const named = rows.filter((row, at) => row.name && rows.findIndex((each) => each.name === row.name) === at)
  return named.length === 0 ? undefined : Object.fromEntries(named.map((row) => [row.name, row.value]))
}
