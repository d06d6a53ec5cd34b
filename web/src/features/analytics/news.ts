import type { QueryClient } from '@tanstack/react-query'

/** New events were counted: figures in sight are asked for again, others when they come into sight. */
export const refreshFigures = (queryClient: QueryClient): void =>
  void queryClient.invalidateQueries({ queryKey: ['analytics', 'dashboard'] })
