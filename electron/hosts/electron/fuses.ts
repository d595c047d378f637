import { type FuseV1Config, FuseV1Options, FuseVersion } from '@electron/fuses'

/**
 * What the packaged binary can never be talked into, whatever its arguments or environment: running as Node, being
 * inspected, loading code from outside its sealed archive. Packaging flips these; every fuse has to be named.
 */
export const fuses = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // Out-of-bounds checks of WebAssembly by the processor; slower without, not safer.
  [FuseV1Options.WasmTrapHandlers]: true,
} as const satisfies FuseV1Config
