import { t } from '#web/lib/i18n/t.ts'
import { Field, Input, Select, Textarea } from '#web/ui/field.tsx'
import type { Keys } from './queries.ts'
import type { SourceForm } from './source-form.ts'

type Props = { form: SourceForm; folders: string[]; onChange: (form: SourceForm) => void }

const EXAMPLES = { urls: 'https://example.org/film.mp4', prefix: 'films/', endpoint: 'https://s3.example.org' }

export function SourceFields({ form, folders, onChange }: Props) {
  const bind = (name: keyof SourceForm) => ({
    value: form[name],
    onChange: (event: { target: { value: string } }) => onChange({ ...form, [name]: event.target.value }),
  })
  if (form.kind === 'urls')
    return (
      <Field label={t('Addresses')} hint={t('One on each line.')}>
        {(control) => <Textarea {...control} {...bind('urls')} rows={5} dir="ltr" placeholder={EXAMPLES.urls} />}
      </Field>
    )
  if (form.kind === 'folder')
    return (
      <>
        <Field label={t('Allowed folder')}>
          {(control) => (
            <Select
              {...control}
              value={folders.find((each) => form.folder.startsWith(each)) ?? ''}
              onChange={(event) => onChange({ ...form, folder: event.target.value })}
              className="w-full [&>select]:w-full"
            >
              <option value="" disabled>
                {t('Choose')}
              </option>
              {folders.map((folder) => (
                <option key={folder}>{folder}</option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('Folder')} hint={t('It, or one below it; with all that lies in it.')}>
          {(control) => <Input {...control} {...bind('folder')} dir="ltr" maxLength={1000} />}
        </Field>
      </>
    )
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t('Bucket')}>
        {(control) => <Input {...control} {...bind('bucket')} dir="ltr" maxLength={255} />}
      </Field>
      <Field label={t('Prefix')} optional hint={t('Everything whose key begins with it.')}>
        {(control) => (
          <Input {...control} {...bind('prefix')} dir="ltr" maxLength={1000} placeholder={EXAMPLES.prefix} />
        )}
      </Field>
      <Field label={t('Endpoint')} optional hint={t('Without one it is Amazon’s.')}>
        {(control) => <Input {...control} {...bind('endpoint')} dir="ltr" type="url" placeholder={EXAMPLES.endpoint} />}
      </Field>
      <Field label={t('Region')}>
        {(control) => <Input {...control} {...bind('region')} dir="ltr" maxLength={64} />}
      </Field>
      <KeyFields keys={form} onChange={(keys) => onChange({ ...form, ...keys })} />
    </div>
  )
}

/** Two fields, for the place where they stand to arrange. */
export function KeyFields({ keys, onChange }: { keys: Keys; onChange: (keys: Keys) => void }) {
  const { accessKeyId, secretAccessKey } = keys
  return (
    <>
      <Field label={t('Access key')}>
        {(control) => (
          <Input
            {...control}
            value={accessKeyId}
            onChange={(event) => onChange({ accessKeyId: event.target.value, secretAccessKey })}
            dir="ltr"
            autoComplete="off"
            maxLength={200}
          />
        )}
      </Field>
      <Field label={t('Secret key')}>
        {(control) => (
          <Input
            {...control}
            value={secretAccessKey}
            onChange={(event) => onChange({ accessKeyId, secretAccessKey: event.target.value })}
            dir="ltr"
            type="password"
            autoComplete="new-password"
            maxLength={500}
          />
        )}
      </Field>
    </>
  )
}
