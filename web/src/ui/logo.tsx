/** Three falling bars that read as a play button: figures and film. Drawn in the text colour of its surroundings. */
export function LogoMark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className="shrink-0">
      <rect width="32" height="32" rx="8" fill="var(--accent-fill)" />
      <g fill="var(--accent-text)">
        <rect x="8.5" y="7" width="4" height="18" rx="2" />
        <rect x="14.75" y="10.5" width="4" height="11" rx="2" />
        <rect x="21" y="14" width="4" height="4" rx="2" />
      </g>
    </svg>
  )
}

export function Logo({ size = 28 }: { size?: number }) {
  return (
    <span className="inline-flex items-center gap-2.5">
      <LogoMark size={size} />
      <span className="text-14 font-semibold tracking-[-0.015em] whitespace-nowrap">Creator Studio</span>
    </span>
  )
}
