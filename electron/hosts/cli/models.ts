import path from 'node:path'
import { bytesWords, durationWords, type ModelCard } from '../../../shared/contract/index.ts'
import { command, type Surrounding } from './command.ts'
import { exit, type Exit } from './exit.ts'

const list = command({
  name: 'models list',
  usage: '',
  summary: 'Lists the models of the catalogue and which are on this computer',
  takes: [0, 0],
  run: (_given, { withApp, terminal, json, signal }) =>
    withApp(async ({ api }) => {
      const cards = await api.models.list(null, { signal })
      if (json) terminal.out(`${JSON.stringify(cards, null, 2)}\n`)
      else for (const card of cards) terminal.out(`${lineOf(card)}\n`)
      return exit.done
    }),
})

const lineOf = (card: ModelCard): string => {
  const figures = [
    card.id,
    card.name,
    card.class === 'trial' ? 'trial, not for real work' : card.class,
    card.bytes === null ? 'size unknown' : bytesWords(card.bytes),
    card.chosen ? `${card.state}, chosen` : card.state,
    card.fits === false ? 'does not fit this machine' : null,
    card.problem,
  ]
  return figures.filter((figure) => figure !== null).join('  ')
}

const get = command({
  name: 'models get',
  usage: 'ID',
  summary: 'Downloads a model of the catalogue and checks it',
  takes: [1, 1],
  run: ({ words: [id = ''] }, around) =>
    around.withApp(({ api }) => download(api.models.get({ id }, { signal: around.signal }), id, around)),
})

const importFile = command({
  name: 'models import',
  usage: 'FILE',
  summary: 'Takes a GGUF file of this computer in, by copying it',
  takes: [1, 1],
  run: ({ words: [file = ''] }, { withApp, terminal, json, signal }) =>
    withApp(async ({ api }) => {
      const card = await api.models.import({ file: path.resolve(file) }, { signal })
      if (json) terminal.out(`${JSON.stringify(card)}\n`)
      else terminal.say(`${card.name} is on this computer. Ask with it after choosing it under Models.`)
      return exit.done
    }),
})

type Progress = {
  readonly received: number
  readonly total: number | null
  readonly bytesPerSecond: number
  readonly secondsLeft: number | null
  readonly done: boolean
}

const download = async (progress: AsyncIterable<Progress>, id: string, { terminal, json }: Surrounding): Promise<Exit> => {
  let said = -Infinity
  let done = false
  for await (const step of progress) {
    done = step.done
    if (json) terminal.out(`${JSON.stringify(step)}\n`)
    else if (performance.now() - said > 2_000) {
      said = performance.now()
      const left = step.secondsLeft === null ? '' : `, ${durationWords(step.secondsLeft * 1_000)} left`
      terminal.say(
        `${bytesWords(step.received)}${step.total === null ? '' : ` of ${bytesWords(step.total)}`}, ${bytesWords(Math.round(step.bytesPerSecond))}/s${left}`,
      )
    }
  }
  if (!json) terminal.say(done ? `${id} is on this computer and was checked.` : `${id} did not come whole; run this again to go on.`)
  return done ? exit.done : exit.failed
}

const verify = command({
  name: 'models verify',
  usage: '[ID]',
  summary: 'Hashes a model’s file again, or all of them',
  takes: [0, 1],
  run: ({ words: [id] }, { withApp, terminal, json, signal }) =>
    withApp(async ({ api }) => {
      const here = (await api.models.list(null, { signal })).filter((card) => card.state === 'installed' || card.state === 'corrupt')
      const ids = id === undefined ? here.map((card) => card.id) : [id]
      let ok = true
      for (const each of ids) {
        const result = await api.models.verify({ id: each }, { signal })
        ok &&= result.ok
        if (json) terminal.out(`${JSON.stringify({ id: each, ...result })}\n`)
        else terminal.say(`${each}: ${result.words}`)
      }
      if (ids.length === 0 && !json) terminal.say('There is no model on this computer to verify.')
      return ok ? exit.done : exit.failed
    }),
})

const remove = command({
  name: 'models remove',
  usage: 'ID',
  summary: 'Deletes a model’s file from this computer, for all profiles',
  takes: [1, 1],
  run: ({ words: [id = ''] }, { withApp, terminal, json, signal }) =>
    withApp(async ({ api }) => {
      await api.models.remove({ id }, { signal })
      if (json) terminal.out(`${JSON.stringify({ removed: id })}\n`)
      else terminal.say(`${id} is removed from this computer.`)
      return exit.done
    }),
})

export const models = [list, get, importFile, verify, remove]
