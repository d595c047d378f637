import { availableParallelism } from 'node:os'
import type { RunWindow } from './names.ts'

/** The part of `onnxruntime-node` that is used, so that the package is named in one place only, `open.ts`. */
export type OnnxRuntime = {
  readonly Tensor: new (type: 'int32', values: Int32Array, dims: readonly number[]) => unknown
  readonly InferenceSession: {
    readonly create: (
      model: Uint8Array,
      options: {
        executionProviders: string[]
        intraOpNumThreads: number
        interOpNumThreads: number
        graphOptimizationLevel: 'disabled'
        extra: { session: { intra_op: { spin_duration_us: string } } }
      },
    ) => Promise<{ readonly run: (feeds: never) => Promise<Readonly<Record<string, { readonly data: unknown }>>> }>
  }
}

/** Threads that read a window: two take three fifths of the time of one. */
const threads = Math.min(2, availableParallelism())

/** Opens the network (the bytes of `model.onnx`) on the processor. */
export const openNamesSession = async ({ Tensor, InferenceSession }: OnnxRuntime, model: Uint8Array): Promise<RunWindow> => {
  const session = await InferenceSession.create(model, {
    executionProviders: ['cpu'],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    // The shipped file has been optimised already.
    graphOptimizationLevel: 'disabled',
    // They wait for each other awake, but so shortly that on a busy machine neither stands in the other's way.
    extra: { session: { intra_op: { spin_duration_us: '50' } } },
  })
  return async (ids, features) => {
    const dims = [1, ids.length]
    const { logits } = await session.run({ ids: new Tensor('int32', ids, dims), features: new Tensor('int32', features, dims) } as never)
    if (!(logits?.data instanceof Float32Array)) throw new TypeError('The names model gave no logits.')
    return logits.data.slice()
  }
}
