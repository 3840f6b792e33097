import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Clock, Keyboard, LogOut, Search, SlidersHorizontal } from 'lucide-react'
import { endSession, meQuery } from '../api/me'
import { useWords } from '../i18n/words'
import { setPreferences, usePreferences } from '../settings/preferences'
import { offsetOf } from '../time/moment'
import { resolveZone } from '../time/zone'
import { Button, IconButton } from '../ui/Button'
import { Menu, MenuChoice, MenuItem, MenuSeparator } from '../ui/Menu'
import { toastError } from '../ui/toasts'
import { uiWords } from '../ui/uiWords'
import { Mark } from './Mark'
import { shellWords } from './shellWords'
import styles from './TopBar.module.css'

interface Props {
  onSearch: () => void
  onHelp: () => void
}

export function TopBar({ onSearch, onHelp }: Props) {
  const words = useWords(shellWords)
  return (
    <header className={styles.bar}>
      <span className={styles.mark}>
        <Mark />
      </span>
      <button type="button" className={styles.search} onClick={onSearch}>
        <Search aria-hidden />
        <span className={styles.hint}>{words['search.hint']}</span>
        <kbd className={styles.key}>/</kbd>
      </button>
      <div className={styles.end}>
        <ZoneMenu />
        <IconButton label={words.shortcuts} onClick={onHelp} className={styles.help}>
          <Keyboard aria-hidden />
        </IconButton>
        <PreferencesMenu />
      </div>
    </header>
  )
}

function ZoneMenu() {
  const words = useWords(shellWords)
  const { zone } = usePreferences()
  const now = new Date()
  const hint = zone === 'flow' ? undefined : offsetOf(now, resolveZone(zone, null))
  return (
    <Menu
      align="end"
      trigger={
        <Button
          kind="quiet"
          size="s"
          aria-label={`${words['zone.label']}: ${words[`zone.${zone}`]} ${hint ?? ''}`.trim()}
          className={styles.zone}
        >
          <Clock aria-hidden />
          <span className={styles.zoneName}>{words[`zone.${zone}`]}</span>
          {hint && hint !== 'UTC' && <span className={styles.offset}>{hint}</span>}
        </Button>
      }
    >
      <MenuChoice
        label={words['zone.label']}
        value={zone}
        onChange={(next) => setPreferences({ zone: next })}
        options={[
          { value: 'flow', label: words['zone.flow'], hint: words['zone.flow.hint'] },
          { value: 'mine', label: words['zone.mine'], hint: offsetOf(now, resolveZone('mine', null)) },
          { value: 'utc', label: words['zone.utc'] },
        ]}
      />
    </Menu>
  )
}

function PreferencesMenu() {
  const words = useWords(shellWords)
  const ui = useWords(uiWords)
  const { theme, language, shortcuts } = usePreferences()
  const queries = useQueryClient()
  const { data: me } = useQuery(meQuery())
  const signOut = useMutation({
    mutationFn: endSession,
    onSuccess: () => queries.resetQueries(),
    onError: (error) => toastError(ui.failed, error),
  })
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label={words.preferences}>
          <SlidersHorizontal aria-hidden />
        </IconButton>
      }
    >
      {me && (
        <>
          <div className={styles.me}>
            <span>{me.name}</span>
            <span className={styles.role}>{words[`role.${me.role}`]}</span>
            {me.flow && <span className={styles.role}>{words.onlyFlow(me.flow)}</span>}
          </div>
          {me.wayIn === 'session' && (
            <MenuItem icon={<LogOut aria-hidden />} onClick={() => signOut.mutate()}>
              {words.signOut}
            </MenuItem>
          )}
          {me.wayIn === 'entra' && (
            <MenuItem icon={<LogOut aria-hidden />} onClick={() => location.assign('/.auth/logout')}>
              {words.signOut}
            </MenuItem>
          )}
          <MenuSeparator />
        </>
      )}
      <MenuChoice
        label={words.theme}
        value={theme}
        onChange={(next) => setPreferences({ theme: next })}
        options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: words[`theme.${value}`] }))}
      />
      <MenuSeparator />
      <MenuChoice
        label={words.language}
        value={language}
        onChange={(next) => setPreferences({ language: next })}
        options={[
          { value: 'en', label: <span lang="en">English</span> },
          { value: 'tr', label: <span lang="tr">Türkçe</span> },
        ]}
      />
      <MenuSeparator />
      <MenuChoice
        label={words['shortcuts.single']}
        value={shortcuts ? 'on' : 'off'}
        onChange={(next) => setPreferences({ shortcuts: next === 'on' })}
        options={[
          { value: 'on', label: words['shortcuts.on'] },
          { value: 'off', label: words['shortcuts.off'] },
        ]}
      />
    </Menu>
  )
}
