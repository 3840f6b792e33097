import { formatDuration, formatPeriod } from '../../../i18n/format'
import { isObject } from '../../../json/isObject'
import { cronText, durationOf } from '../../../time/cron'
import { pathOf, valueAt } from './document'
import { shownText } from './shownText'
import type { StepId } from './steps'
import type { stepWords } from './stepWords'

type Words = typeof stepWords.en | typeof stepWords.tr

const loginNames: Record<string, string> = {
  basic: 'Basic',
  digest: 'Digest',
  token: 'Token',
  header: 'Header',
  jwt: 'JWT',
  oauth2: 'OAuth 2.0',
  nebim: 'Nebim',
}

const pageNames: Record<string, string> = { offset: 'Offset', page: 'Page', seek: 'Seek' }

/** A closed card as one sentence. */
export function sentenceOf(step: StepId, definition: unknown, words: Words, language: 'en' | 'tr'): string {
  const at = (path: string) => valueAt(definition, pathOf(path))
  const text = (path: string) => shownSetting(at(path))
  const joined = (...parts: (string | false)[]) => parts.filter(Boolean).join(' · ')
  const duration = (path: string, format = formatDuration) => {
    const ms = durationOf(text(path))
    return ms === null ? text(path) : format(ms)
  }
  const number = (path: string, missing: number) => (typeof at(path) === 'number' ? (at(path) as number) : missing)
  switch (step) {
    case 'type': {
      const direction = text('direction').toLowerCase()
      if (direction !== 'inbound' && direction !== 'outbound') return words['type.missing']
      return [words[direction], at('enabled') === false && words.disabled].filter(Boolean).join(' ')
    }
    case 'schedule': {
      if (text('schedule.cron'))
        return joined(cronText(text('schedule.cron'), language), text('schedule.timeZone') || 'UTC')
      if (text('schedule.every')) return words.every(duration('schedule.every', formatPeriod))
      if (text('schedule.triggeredBy')) return words.after(text('schedule.triggeredBy'))
      return words['schedule.none']
    }
    case 'parameters':
      return [...new Set(['number', 'modified_date__gt', ...namesOf(at('erp.parameters'))])].join(', ')
    case 'outbound':
      return words['outbound.url']
    case 'login': {
      const type = text('erp.login.type').toLowerCase()
      return !type || type === 'none'
        ? words['login.none']
        : words['login.at'](loginNames[type] ?? type, text('erp.login.url'))
    }
    case 'request': {
      if (!text('erp.url')) return words['url.missing']
      const headers = namesOf(at('erp.headers')).length
      const params = namesOf(at('erp.extraParams')).length
      return joined(
        `${text('erp.method').toUpperCase() || 'GET'} ${text('erp.url')}`,
        headers > 0 && words.headers(headers),
        params > 0 && words.params(params),
      )
    }
    case 'response': {
      const type = (text('erp.responseType') || 'json').toUpperCase()
      if (text('direction').toLowerCase() === 'outbound') return type
      return `${type}, ${text('erp.itemsPath') ? words.itemsAt(text('erp.itemsPath')) : words.itemsSelf}`
    }
    case 'pagination': {
      const type = text('erp.pagination.type').toLowerCase()
      if (!type || type === 'none') return words['pagination.none']
      return type === 'next'
        ? joined('Next', text('erp.pagination.path'))
        : words['pagination.limit'](pageNames[type] ?? type, number('erp.pagination.limit', 100))
    }
    case 'script':
    case 'orderScript':
      return isObject(at(step)) ? words.lines(text(`${step}.source`).trimEnd().split('\n').length) : words['left.out']
    case 'mapping': {
      if (!isObject(at('mapping'))) return words['left.out']
      if (text('mapping.engine').toLowerCase() === 'just') return words['spec.just']
      const spec = at('mapping.spec')
      return words.operations(
        (Array.isArray(spec) ? spec : []).map((each) => shownText(valueAt(each, ['operation']))).join(', '),
      )
    }
    case 'omnitron':
      return text('omnitron.domainUrl')
        ? words['omnitron.as'](text('omnitron.domainUrl'), text('omnitron.username'))
        : words['omnitron.missing']
    case 'write':
      return joined(
        words.parallel(number('write.maxParallel', 16)),
        words.retries(number('write.retries', 3)),
        at('write.skipUnchanged') === false ? words.always : words.unchanged,
      )
    case 'alarms':
      return (
        joined(
          text('alarms.errorRatePercent') !== '' && words['alarm.rate'](text('alarms.errorRatePercent')),
          text('alarms.maxDuration') !== '' && words['alarm.duration'](duration('alarms.maxDuration')),
          text('alarms.noRunFor') !== '' && words['alarm.noRun'](duration('alarms.noRunFor')),
          text('alarms.loginFailures') !== '' && words['alarm.logins'](number('alarms.loginFailures', 0)),
          text('alarms.watermarkStuckFor') !== '' && words['alarm.stuck'](duration('alarms.watermarkStuckFor')),
          at('alarms.newErrorGroups') === true && words['alarm.groups'],
        ) || words['alarms.none']
      )
  }
}

const namesOf = (value: unknown) => (isObject(value) ? Object.keys(value) : [])

/** A secret by its name. */
const shownSetting = (value: unknown) =>
  isObject(value) && typeof value.secret === 'string' ? value.secret : shownText(value)
