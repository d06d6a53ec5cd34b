/**
 * Draws `web/public/favicon.svg` as the pictures that devices want of an installed site. Run it after the logo changed
 * and commit what it writes: `node scripts/icons.ts` (Chromium draws; CHROMIUM_PATH for another than Debian's).
 */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const out = join(import.meta.dirname, '../web/public')
const logo = readFileSync(join(out, 'favicon.svg'), 'utf8')
/** Devices cut these into a shape of their own: colour to the edge. The bars keep within the middle 80 % that are never cut. */
const square = logo.replace(' rx="8" fill="#3b4be0"', ' fill="#3b4be0"')
if (square === logo) throw new Error('Expected the rounded ground of the logo to have rx="8" fill="#3b4be0"')

const ICONS: [file: string, svg: string, size: number][] = [
  ['icons/icon-192.png', logo, 192],
  ['icons/icon-512.png', logo, 512],
  ['icons/maskable-192.png', square, 192],
  ['icons/maskable-512.png', square, 512],
  ['apple-touch-icon.png', square, 180],
]

mkdirSync(join(out, 'icons'), { recursive: true })
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium' })
const page = await browser.newPage()
for (const [file, svg, size] of ICONS) {
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw}</style>${svg}`)
  await page.screenshot({ path: join(out, file), omitBackground: true })
}
await browser.close()
