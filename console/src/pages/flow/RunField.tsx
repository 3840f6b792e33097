import type { Run } from '../../api/runs'
import { useFlowZone } from '../../api/useFlowZone'
import { useWords } from '../../i18n/words'
import { usePreferences } from '../../settings/preferences'
import { formatMoment } from '../../time/moment'
import { useZone } from '../../time/zone'
import { SelectField } from '../../ui/Field'
import { outcomeWords } from '../../ui/outcomeWords'

interface Props {
  flow: string
  label: string
  runs: readonly Pick<Run, 'runId' | 'started' | 'status'>[]
  value: string
  onChange: (run: string) => void
}

/** One of the last runs of a flow, by its time and its status. */
export function RunField({ flow, label, runs, value, onChange }: Props) {
  const statuses = useWords(outcomeWords)
  const { language } = usePreferences()
  const zone = useZone(useFlowZone(flow))
  return (
    <SelectField
      label={label}
      value={value}
      onChange={onChange}
      options={runs.map(({ runId, started, status }) => ({
        value: runId,
        label: `${formatMoment(new Date(started), zone, { language })} · ${statuses[`status.${status}`]}`,
      }))}
    />
  )
}
