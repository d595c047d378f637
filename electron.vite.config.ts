import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/**
 * Everything that runs in Node lies flat in out/main, so that a chunk finds a worker beside itself whatever chunk it became
 * part of: `new URL('./inference.js', import.meta.url)`. The Node host is part of `cli` (`serve` imports it when asked for).
 */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node24',
      // The check's own libraries are some two hundred small files: loaded one by one they take longer than everything else at its start.
      externalizeDeps: { exclude: ['credit-card-type', 'ibantools', 'libphonenumber-js', 'stdnum', 'zod'] },
      rollupOptions: {
        input: {
          electron: 'electron/hosts/electron/main.ts',
          cli: 'electron/hosts/cli/main.ts',
          inference: 'electron/inference/worker.ts',
          'privacy-worker': 'electron/core/privacy/worker.ts',
          'attachments-worker': 'electron/core/attachments/worker.ts',
          'tokens-worker': 'electron/core/cost/tokens-worker.ts',
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'part-[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: 'node24',
      // A sandboxed preload can load nothing but `electron`, and cannot be a module.
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: 'electron/preload/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    base: './',
    plugins: [react(), tailwindcss()],
    build: {
      outDir: 'out/renderer',
      target: 'chrome140',
      minify: true,
      rollupOptions: { input: 'renderer/index.html' },
      // The page's policy forbids inline content of every kind; fonts and icons stay files.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  },
})
