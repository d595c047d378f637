/** Adds a provider, and says beside the fields what would leave this computer and that not everything is recognised. */
import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { ProviderKind } from '../../shared/contract/index.ts'
import { core, sentenceOf } from '../core.ts'
import { Dialog, FormEnd } from '../ui/dialog.tsx'
import { Field, focusFirstWrong, Select, TextArea, TextInput } from '../ui/field.tsx'
import { Failed } from '../ui/loading.tsx'
import { PlaceMark } from '../ui/place.tsx'
import { words } from '../words.ts'

const w = words.settings

/** Where each kind is reached when nobody says otherwise; what is left to a person is ''. */
const usual: Record<ProviderKind, { readonly name: string; readonly url: string }> = {
  openai: { name: 'OpenAI', url: 'https://api.openai.com/v1' },
  anthropic: { name: 'Anthropic', url: 'https://api.anthropic.com/v1' },
  google: { name: 'Google', url: 'https://generativelanguage.googleapis.com/v1beta' },
  azure: { name: 'Azure', url: '' },
  'openai-compatible': { name: '', url: '' },
}

export const AddProvider = ({ open, close, added }: { open: boolean; close: () => void; added: () => void }) => (
  <Dialog wide open={open} close={close} title={w.addTitle}>
    <Form close={close} added={added} />
  </Dialog>
)

const Form = ({ close, added }: { close: () => void; added: () => void }) => {
  const [kind, setKind] = useState<ProviderKind>('openai')
  const [name, setName] = useState(usual.openai.name)
  const [url, setUrl] = useState(usual.openai.url)
  const [zone, setZone] = useState<'cloud' | 'onprem'>('cloud')
  const [models, setModels] = useState('')
  const [key, setKey] = useState('')
  const [own, setOwn] = useState(false)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)

  const named = models
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const wrong = {
    name: name.trim() === '' ? w.needsName : null,
    url: /^https?:\/\/\S+$/.test(url.trim()) ? null : w.needsUrl,
    models: named.length === 0 ? w.needsModels : null,
    own: zone === 'onprem' && !own ? w.needsOwn : null,
  }
  const shown = (what: keyof typeof wrong): string | null => (tried ? wrong[what] : null)

  const choose = (next: ProviderKind): void => {
    if (name === usual[kind].name) setName(usual[next].name)
    if (url === usual[kind].url) setUrl(usual[next].url)
    setKind(next)
  }

  const add = async (form: HTMLElement): Promise<void> => {
    setTried(true)
    if (Object.values(wrong).some((fault) => fault !== null)) return focusFirstWrong(form)
    setBusy(true)
    setFailed(null)
    try {
      await core().providers.add({ name: name.trim(), kind, baseUrl: url.trim(), zone, models: named, key: key === '' ? null : key })
      setKey('')
      added()
    } catch (error) {
      setFailed(sentenceOf(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <form
      className="grid gap-x-8 gap-y-5 md:grid-cols-[1fr_17rem]"
      onSubmit={(event) => {
        event.preventDefault()
        void add(event.currentTarget)
      }}
    >
      <div className="flex flex-col gap-4">
        <Field label={w.kind}>
          {(field) => (
            <Select {...field} value={kind} onChange={(event) => choose(ProviderKind.parse(event.currentTarget.value))}>
              {ProviderKind.options.map((one) => (
                <option key={one} value={one}>
                  {w.kinds[one]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={w.name} help={w.nameHelp} wrong={shown('name')}>
          {(field) => <TextInput {...field} value={name} onChange={(event) => setName(event.currentTarget.value)} />}
        </Field>
        <Field label={w.url} wrong={shown('url')}>
          {(field) => (
            <TextInput
              {...field}
              inputMode="url"
              className="font-mono"
              value={url}
              onChange={(event) => setUrl(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={w.zone} help={w.zoneHelp}>
          {(field) => (
            <Select {...field} value={zone} onChange={(event) => setZone(event.currentTarget.value === 'onprem' ? 'onprem' : 'cloud')}>
              <option value="cloud">{w.zones.cloud}</option>
              <option value="onprem">{w.zones.onprem}</option>
            </Select>
          )}
        </Field>
        {zone === 'onprem' && (
          <div className="flex flex-col gap-1 text-sm">
            <label className="flex items-start gap-2">
              <input
                type="checkbox"
                className="mt-0.5"
                aria-invalid={shown('own') !== null || undefined}
                checked={own}
                onChange={(event) => setOwn(event.currentTarget.checked)}
              />
              <span>{w.own}</span>
            </label>
            {shown('own') !== null && (
              <p role="alert" className="text-xs text-stop">
                {shown('own')}
              </p>
            )}
          </div>
        )}
        <Field label={w.modelsField} help={w.modelsHelp} wrong={shown('models')}>
          {(field) => (
            <TextArea
              {...field}
              rows={2}
              className="min-h-14 font-mono"
              value={models}
              onChange={(event) => setModels(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={w.key} help={w.keyHelp}>
          {(field) => (
            <TextInput
              {...field}
              type="password"
              autoComplete="off"
              className="font-mono"
              value={key}
              onChange={(event) => setKey(event.currentTarget.value)}
            />
          )}
        </Field>
      </div>
      <aside className="flex flex-col gap-3 text-sm md:border-l md:pl-6">
        <h3 className="font-semibold">{w.leavesTitle}</h3>
        <PlaceMark place={zone}>{w.zones[zone]}</PlaceMark>
        <ul className="flex list-disc flex-col gap-2 pl-4 text-soft">
          {w.leaves.map((line) => (
            <li key={line}>{line}</li>
          ))}
          {zone === 'onprem' && <li>{w.leavesOnprem}</li>}
          <li>{w.storeOff}</li>
        </ul>
        <p className="flex gap-2 rounded-md border border-line-strong p-3 font-medium">
          <CircleAlert aria-hidden size={16} className="mt-0.5 shrink-0" />
          <span>{w.namesWarning}</span>
        </p>
      </aside>
      <div className="flex flex-col gap-3 md:col-span-2">
        {failed !== null && <Failed>{failed}</Failed>}
        <FormEnd close={close} action={w.add} busy={busy} />
      </div>
    </form>
  )
}
