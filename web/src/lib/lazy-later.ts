import { type ComponentType, lazy } from 'react'
import { untilItCame } from './first-frame.ts'

/** What stands beside the page's own content, or opens over it: where it cannot be loaded, the page goes on without it. */
// biome-ignore lint/suspicious/noExplicitAny: React's own type of what `lazy` takes
export const lazyLater = <Part extends ComponentType<any>>(load: () => Promise<{ default: Part }>) =>
  lazy(() => untilItCame(load))
