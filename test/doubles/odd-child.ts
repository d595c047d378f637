/** Children that misbehave, for tests: the kind is the file's query. `deaf` never answers; `quits` ends without a word once asked to write. */
import { CallError, inference } from '../../shared/contract/index.ts'
import { parentWire, serve } from '../../shared/wire/index.ts'

const kind = process.argv[2]
const never = (): Promise<never> => new Promise(() => {})

serve(parentWire(process), inference, {
  model: {
    load: () => (kind === 'deaf' ? never() : { contextTokens: 512, trainedTokens: 512 }),
    unload: () => null,
    generate: async function* () {
      if (kind === 'quits') process.exit(0)
      if (kind === 'fails') throw new CallError('internal', 'It does.')
      yield { type: 'text', text: 'half' }
    },
    count: () => 0,
  },
})
