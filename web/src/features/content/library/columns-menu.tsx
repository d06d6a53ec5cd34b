import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Popover } from '#web/ui/popover.tsx'
import { CheckRow } from './check-row.tsx'
import { useChosenColumns } from './chosen-columns.ts'
import { COLUMNS, type ColumnId } from './columns.tsx'

/** Which columns stand in the table; remembered in this browser and in saved views. */
export default function ColumnsMenu() {
  const { columns, choose, changed } = useChosenColumns()
  const shown = new Set<ColumnId>(columns.map(({ id }) => id))
  const toggle = (id: ColumnId) => {
    if (shown.has(id)) shown.delete(id)
    else shown.add(id)
    choose(COLUMNS.filter((column) => shown.has(column.id)).map((column) => column.id))
  }
  return (
    <Popover label={t('Columns')} align="end" className="w-60 p-1">
      <fieldset>
        <legend className="px-2 pt-2 pb-1 text-12 font-medium text-faint">{t('Columns')}</legend>
        {COLUMNS.filter(({ id }) => id !== 'video').map(({ id, label }) => (
          <CheckRow key={id} checked={shown.has(id)} onChange={() => toggle(id)}>
            {label}
          </CheckRow>
        ))}
      </fieldset>
      {changed && (
        <Button variant="quiet" size="sm" className="mt-1 w-full" onClick={() => choose(null)}>
          {t('As it was')}
        </Button>
      )}
    </Popover>
  )
}
