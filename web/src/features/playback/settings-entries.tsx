import './settings-entries.css'
import { Check, ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { t } from '#web/lib/i18n/t.ts'

/** Leads to another page of the menu. */
export function Entry(props: { icon: ReactNode; label: string; value: string; onSelect: () => void }) {
  return (
    <button type="button" role="menuitem" tabIndex={-1} aria-haspopup="menu" onClick={props.onSelect}>
      {props.icon}
      <span>{props.label}</span>
      <span className="player-menu-note figures" dir="auto">
        {props.value}
      </span>
      <ChevronRight size={16} aria-hidden="true" className="rtl:-scale-x-100" />
    </button>
  )
}

/** Does one thing. */
export function Act(props: { icon: ReactNode; label: string; onSelect: () => void }) {
  return (
    <button type="button" role="menuitem" tabIndex={-1} onClick={props.onSelect}>
      {props.icon}
      <span>{props.label}</span>
    </button>
  )
}

/** On or off; the menu stays open. */
export function Switch(props: { icon: ReactNode; label: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <button
      type="button"
      role="menuitemcheckbox"
      tabIndex={-1}
      aria-checked={props.on}
      onClick={() => props.onChange(!props.on)}
    >
      {props.icon}
      <span>{props.label}</span>
      <span className="player-menu-switch" aria-hidden="true" />
    </button>
  )
}

export function Back({ from, onSelect }: { from: string; onSelect: () => void }) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      aria-label={t('Back from {page}', { page: from })}
      className="player-menu-back"
      onClick={onSelect}
    >
      <ChevronLeft size={18} aria-hidden="true" className="rtl:-scale-x-100" />
      <span>{from}</span>
    </button>
  )
}

export function Choice(props: {
  chosen: boolean
  note?: string | undefined
  onSelect: () => void
  children: ReactNode
}) {
  return (
    <button type="button" role="menuitemradio" tabIndex={-1} aria-checked={props.chosen} onClick={props.onSelect}>
      <Check size={16} aria-hidden="true" data-chosen={props.chosen || undefined} />
      <span className="figures" dir="auto">
        {props.children}
      </span>
      {props.note && (
        <span className="player-menu-note figures" dir="auto">
          {props.note}
        </span>
      )}
    </button>
  )
}
