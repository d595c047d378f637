import type { RunWindow } from './names.ts'

/** The part of `onnxruntime-node` that is used, so that the package is named in one place only, `open.ts`. */
export type OnnxRuntime = {
  readonly Tensor: new (type: 'int32', values: Int32Array, dims: readonly number[]) => unknown
  readonly InferenceSession: {
    readonly create: (
      model: Uint8Array,
      options: { executionProviders: string[]; intraOpNumThreads: number; interOpNumThreads: number; graphOptimizationLevel: 'disabled' },
    ) => Promise<{ readonly run: (feeds: never) => Promise<Readonly<Record<string, { readonly data: unknown }>>> }>
  }
}

/** Opens the network (the bytes of `model.onnx`) on the processor, with one thread: two help little, and the page needs the other. */
export const openNamesSession = async ({ Tensor, InferenceSession }: OnnxRuntime, model: Uint8Array): Promise<RunWindow> => {
  const session = await InferenceSession.create(model, {
    executionProviders: ['cpu'],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    // The shipped file has been optimised already.
    graphOptimizationLevel: 'disabled',
  })
  return async (ids, features) => {
    const dims = [1, ids.length]
    const { logits } = await session.run({ ids: new Tensor('int32', ids, dims), features: new Tensor('int32', features, dims) } as never)
    if (!(logits?.data instanceof Float32Array)) throw new TypeError('The names model gave no logits.')
    return logits.data.slice()
  }
}
