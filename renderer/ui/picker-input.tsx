import { Autocomplete } from '@base-ui/react/autocomplete'
import { unwatched } from './field.tsx'

/** Where one writes to narrow a list that is picked from: the palette, the prompts. */
export const PickerInput = ({ label }: { label: string }) => (
  <Autocomplete.Input
    aria-label={label}
    placeholder={label}
    className="h-12 w-full shrink-0 border-b bg-transparent px-5 outline-none"
    {...unwatched}
  />
)
