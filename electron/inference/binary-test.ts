import { registerHooks } from 'node:module'

/**
 * node-llama-cpp tries its binary in a process of its own before it loads it. Inside an Electron utility process that
 * needs the `runAsNode` fuse, which is off. This process can be lost without harm, so the test is left out: a binary that
 * crashes here is met by the parent's own counting of crashes. Call before node-llama-cpp is imported.
 */
export const skipBinaryTest = (): void => {
  registerHooks({
    load: (url, context, next) =>
      url.endsWith('/node-llama-cpp/dist/bindings/utils/testBindingBinary.js')
        ? { format: 'module', shortCircuit: true, source: 'export const testBindingBinary = async () => true' }
        : next(url, context),
  })
}
