import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { untilStill } from './browser.ts'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** @returns the serious and critical findings of axe on the page as it is, one line each */
export async function seriousFindings(page: Page): Promise<string[]> {
  await untilStill(page) // colours on their way from one look to another are neither's
  await page.evaluate(source) // not as a script of the page, which its policy would refuse
  return page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: axe is put into the page by the line above and has no types there
    const { violations } = await (globalThis as any).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    })
    return violations
      .filter((each: { impact: string }) => each.impact === 'serious' || each.impact === 'critical')
      .map(
        (each: { id: string; nodes: { html: string }[] }) =>
          `${each.id}: ${each.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`,
      )
  })
}
