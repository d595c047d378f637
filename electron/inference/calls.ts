import { inference } from '../../shared/contract/index.ts'
import { serve, type Wire } from '../../shared/wire/index.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { skipBinaryTest } from './binary-test.ts'
import { generate } from './generate.ts'
import { type Loaded, noModel, openModel } from './model.ts'

/** Answers the calls of the inference contract over a wire, one at a time, with at most one model in memory. */
export const answerCalls = (wire: Wire): void => {
  if ('electron' in process.versions) skipBinaryTest()
  const turn = oneAtATime()
  let loaded: Loaded | null = null

  const drop = async (): Promise<void> => {
    const old = loaded
    loaded = null
    await old?.close()
  }

  serve(wire, inference, {
    model: {
      load: async (input, { signal }) => {
        const release = await turn(signal)
        try {
          await drop()
          loaded = await openModel(input, signal)
          return { contextTokens: loaded.contextTokens, trainedTokens: loaded.trainedTokens }
        } finally {
          release()
        }
      },
      unload: async (_, { signal }) => {
        const release = await turn(signal)
        try {
          await drop()
          return null
        } finally {
          release()
        }
      },
      generate: async function* (input, { signal }) {
        const release = await turn(signal)
        try {
          if (loaded === null) throw noModel()
          yield* generate(loaded, input, signal)
        } finally {
          release()
        }
      },
      count: async ({ text }, { signal }) => {
        const release = await turn(signal)
        try {
          if (loaded === null) throw noModel()
          return loaded.count(text)
        } finally {
          release()
        }
      },
    },
  })
}
