import type { z } from 'zod'
import type * as LlamaLibrary from 'node-llama-cpp'
import type { ChatWrapper, Llama, LlamaChat, LlamaContextSequence, LlamaModel } from 'node-llama-cpp'
import { CallError, type LoadModel } from '../../shared/contract/index.ts'

/** A model in memory with one context: what was evaluated last stays in it, so a history that only grows is not read again. */
export type Loaded = {
  readonly chat: LlamaChat
  readonly wrapper: ChatWrapper
  readonly sequence: LlamaContextSequence
  readonly contextTokens: number
  readonly trainedTokens: number
  /** Tokens evaluated between two looks at the signal: about half a second's work on a slow machine. */
  readonly chunk: number
  tokens(history: Parameters<ChatWrapper['generateContextState']>[0]['chatHistory']): ReturnType<LlamaModel['tokenize']>
  count(text: string): number
  close(): Promise<void>
}

export const noModel = (): CallError => new CallError('not_found', 'No model is loaded.')
const noUsableModel = (): CallError => new CallError('bad_input', 'This file is no usable model.')

type Library = typeof LlamaLibrary
let library: Promise<Library> | null = null
let runtime: { readonly llama: Llama; readonly gpu: boolean } | null = null

const llamaFor = async ({ getLlama, LlamaLogLevel }: Library, gpu: boolean): Promise<Llama> => {
  if (runtime !== null && runtime.gpu === gpu) return runtime.llama
  await runtime?.llama.dispose()
  runtime = null
  const quiet = {
    build: 'never',
    skipDownload: true,
    progressLogs: false,
    logLevel: LlamaLogLevel.disabled,
    logger: () => {},
    debug: false,
  } as const
  // Without a limit of the library's own, each context uses just the threads it is made with.
  const llama = await getLlama({ ...quiet, gpu: gpu ? 'auto' : false, maxThreads: 0 }).catch(() => {
    throw new CallError('unavailable', 'The part that runs models does not work on this machine.')
  })
  runtime = { llama, gpu }
  return llama
}

/**
 * Loads a model with just the context and the threads asked for. Throws `CallError`: `bad_input` for a file that is no
 * usable model, `unavailable` where memory or the native library is wanting, `cancelled` by the signal.
 */
export const openModel = async (
  { path, contextTokens, threads, gpu }: z.output<typeof LoadModel>,
  signal: AbortSignal,
): Promise<Loaded> => {
  const lib = await (library ??= import('node-llama-cpp'))
  const llama = await llamaFor(lib, gpu)
  const failed = (error: unknown): CallError => {
    if (signal.aborted) return new CallError('cancelled', 'Stopped.')
    if (error instanceof lib.InsufficientMemoryError) return new CallError('unavailable', 'There is not enough memory for this model.')
    return noUsableModel()
  }
  const model = await llama
    // Read, not mapped: less memory in all where weights are packed anew, and a file that shrinks meanwhile cannot crash it.
    .loadModel({ modelPath: path, gpuLayers: gpu ? 'auto' : 0, useMmap: false, loadSignal: signal })
    .catch((error: unknown) => {
      throw failed(error)
    })
  try {
    const context = await model.createContext({
      contextSize: contextTokens,
      sequences: 1,
      threads,
      createSignal: signal,
      failedCreationRemedy: false,
    })
    const sequence = context.getSequence()
    const chat = new lib.LlamaChat({ contextSequence: sequence })
    const wrapper = chat.chatWrapper
    return {
      chat,
      wrapper,
      sequence,
      contextTokens: context.contextSize,
      trainedTokens: model.trainContextSize,
      chunk: gpu ? 512 : model.size < 1_500_000_000 ? 64 : 32,
      tokens: (chatHistory) => wrapper.generateContextState({ chatHistory }).contextText.tokenize(model.tokenizer),
      count: (text) => model.tokenize(text).length,
      close: () => model.dispose(),
    }
  } catch (error) {
    await model.dispose()
    throw failed(error)
  }
}
