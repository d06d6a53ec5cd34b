import { useQuery } from '@tanstack/react-query'
import { t } from '#web/lib/i18n/t.ts'
import { categoriesQuery } from '../details/queries.ts'
import { NONE } from './language-name.ts'

/** @returns how a category is called; one that is not known stays as it is */
export function useCategoryName(wanted = true): (category: string) => string {
  const { data } = useQuery({ ...categoriesQuery, enabled: wanted })
  return (category) =>
    category === NONE ? t('None') : (data?.items.find(({ id }) => id === category)?.label ?? category)
}

export const CategoryName = ({ of }: { of: string }) => useCategoryName()(of)
