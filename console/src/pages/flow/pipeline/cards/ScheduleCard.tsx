import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { flowsQuery } from '../../../../api/flows'
import { schedulePreviewQuery } from '../../../../api/previews'
import { useWords } from '../../../../i18n/words'
import { isObject } from '../../../../json/isObject'
import { usePreferences } from '../../../../settings/preferences'
import { formatMoment } from '../../../../time/moment'
import { useDebounced } from '../../../../ui/useDebounced'
import { useMember } from '../DraftContext'
import { Member } from '../fields/Member'
import memberStyles from '../fields/Member.module.css'
import { TextMember } from '../fields/TextMember'
import { Panes } from '../Panes'
import { settingWords } from '../settingWords'
import { zones } from '../zones'
import styles from './cards.module.css'

const kinds = ['none', 'cron', 'every', 'triggeredBy'] as const
const first = {
  cron: { cron: '0 */5 * * * ?', timeZone: 'Europe/Istanbul' },
  every: { every: '00:05:00' },
  triggeredBy: { triggeredBy: '' },
}

/** When the flow starts by itself, and its next five runs. */
export function ScheduleCard() {
  const id = useId()
  const words = useWords(settingWords)
  const { value, set, readOnly } = useMember('schedule')
  const kind = kinds.find((each) => isObject(value) && each in value) ?? 'none'
  const { data: flows } = useQuery({ ...flowsQuery(), enabled: kind === 'triggeredBy' })
  return (
    <Panes after={kind === 'cron' || kind === 'every' ? <NextRuns schedule={value} /> : undefined}>
      <Member id={id} jsonPath="" label={words.start} problems={[]}>
        <select
          id={id}
          className={memberStyles.input}
          value={kind}
          disabled={readOnly}
          onChange={(event) => {
            const next = event.target.value as (typeof kinds)[number]
            set(next === 'none' ? undefined : first[next])
          }}
        >
          {kinds.map((each) => (
            <option key={each} value={each}>
              {words[`start.${each}`]}
            </option>
          ))}
        </select>
      </Member>
      {kind === 'cron' && (
        <>
          <TextMember path="schedule.cron" label={words.cron} hint={words['cron.hint']} mono />
          <TextMember path="schedule.timeZone" label={words['cron.zone']} placeholder="UTC" suggestions={zones()} />
        </>
      )}
      {kind === 'every' && <TextMember path="schedule.every" label={words.every} hint={words['every.hint']} mono />}
      {kind === 'triggeredBy' && (
        <TextMember
          path="schedule.triggeredBy"
          label={words.triggeredBy}
          suggestions={flows?.items.map((flow) => flow.name) ?? []}
        />
      )}
    </Panes>
  )
}

function NextRuns({ schedule }: { schedule: unknown }) {
  const words = useWords(settingWords)
  const { language } = usePreferences()
  const settled = useDebounced(JSON.stringify(schedule), 400)
  const { data, error } = useQuery(schedulePreviewQuery(settled))
  if (error) return <p className={styles.wrong}>{error.message}</p>
  return (
    <ol className={styles.next} aria-label={words.next}>
      {data?.slots.map((slot) => (
        <li key={slot.at}>
          <time dateTime={slot.at}>{formatMoment(new Date(slot.at), slot.zone, { language })}</time>
          {slot.dst && <span className={styles.clocks}>{slot.dst === 'gap' ? words.gap : words.overlap}</span>}
        </li>
      ))}
    </ol>
  )
}
