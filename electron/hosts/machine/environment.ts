type Environment = Readonly<Record<string, string | undefined>>

/** What a child needs to start, to find a graphics card and to write temporary files. Compared without case: Windows has none. */
const kept = new Set(
  [
    ['PATH', 'HOME', 'USER', 'LOGNAME', 'LANG', 'LC_ALL', 'LC_CTYPE', 'TZ', 'TMPDIR', 'TEMP', 'TMP'],
    [
      'SYSTEMROOT',
      'WINDIR',
      'SYSTEMDRIVE',
      'USERPROFILE',
      'APPDATA',
      'LOCALAPPDATA',
      'PROGRAMDATA',
      'PROGRAMFILES',
      'COMSPEC',
      'PATHEXT',
      'NUMBER_OF_PROCESSORS',
    ],
    ['LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH', 'XDG_RUNTIME_DIR', 'XDG_DATA_DIRS'],
    [
      'CUDA_VISIBLE_DEVICES',
      'CUDA_PATH',
      'CUDA_DEVICE_ORDER',
      'VK_ICD_FILENAMES',
      'VK_DRIVER_FILES',
      'VULKAN_SDK',
      'GGML_VK_VISIBLE_DEVICES',
    ],
  ].flat(),
)

/**
 * The environment of a child process: a short list of names is kept, all else is left out, keys of providers and
 * `NODE_OPTIONS` with it. One libuv thread is enough for a child that reads one file; the others would only take memory.
 */
export const childEnvironment = (own: Environment): Record<string, string> => {
  const child: Record<string, string> = {}
  for (const [name, value] of Object.entries(own)) if (value !== undefined && kept.has(name.toUpperCase())) child[name] = value
  child.UV_THREADPOOL_SIZE = '1'
  return child
}
