import { t } from '#web/lib/i18n/t.ts'

const BARS = 44

/** The mark, unrolled: a long take with its play head. Decoration beside the forms on wide screens. */
export function AuthArt() {
  return (
    <div
      aria-hidden="true"
      className="relative hidden overflow-hidden bg-[oklch(0.16_0.03_267)] text-white lg:flex lg:w-[46%] lg:flex-col lg:justify-between"
    >
      <div className="absolute inset-0 bg-[radial-gradient(60%_55%_at_62%_42%,oklch(0.5_0.2_266/55%),transparent)]" />
      <svg
        viewBox="0 0 880 640"
        aria-hidden="true"
        className="relative mt-[8vh] w-full flex-1"
        preserveAspectRatio="xMidYMid meet"
      >
        {Array.from({ length: BARS }, (_, index) => {
          const height = barHeight(index)
          const played = index <= 27
          return (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a fixed drawing
              key={index}
              x={10 + index * 19.6}
              y={320 - height / 2}
              width="9"
              height={height}
              rx="4.5"
              fill={played ? 'oklch(0.78 0.13 268)' : 'oklch(1 0 0)'}
              opacity={played ? 0.35 + (index / 27) * 0.65 : 0.16}
            />
          )
        })}
        <line x1="553.7" x2="553.7" y1="96" y2="544" stroke="white" strokeWidth="1.5" opacity="0.8" />
        <circle cx="553.7" cy="96" r="5" fill="white" />
      </svg>
      <div className="relative p-10 xl:p-14">
        <p className="max-w-[22ch] text-32 font-semibold text-balance">{t('Publish, and know what became of it.')}</p>
        <p className="mt-3 max-w-[44ch] text-14 text-pretty text-white/75">
          {t('Uploads that survive a broken line. Figures that say how they were counted. On a machine you know.')}
        </p>
      </div>
    </div>
  )
}

/** A quiet beginning, two swells, a calm end: the same on every visit. */
function barHeight(index: number): number {
  const at = index / (BARS - 1)
  const swell = Math.exp(-((at - 0.33) ** 2) / 0.012) * 190 + Math.exp(-((at - 0.68) ** 2) / 0.02) * 270
  const grain = 26 * Math.abs(Math.sin(index * 2.4)) + 22 * Math.abs(Math.cos(index * 1.1))
  return 24 + grain + swell * (0.72 + 0.28 * Math.sin(index * 1.9))
}
