import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright/test'

/** What axe finds wrong on the page as it stands: rule, how bad, and the first element. */
export async function axeViolations(page: Page): Promise<readonly string[]> {
  // Legacy mode opens no second page, which real Electron usually refuses.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return violations.map(
    ({ id, impact, nodes }) =>
      `${id} (${impact ?? ''}) ×${nodes.length}: ${nodes
        .slice(0, 3)
        .map((node) => `${node.html.slice(0, 160)} ${/contrast of .*?\)/.exec(node.failureSummary ?? '')?.[0] ?? ''}`)
        .join(' | ')}`,
  )
}
