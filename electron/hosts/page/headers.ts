/** Nothing but the page's own files and its wire. No inline script or style, no plugin, no frame, no form, no worker, no data from elsewhere. */
const contentPolicy = [
  ['default-src', "'none'"],
  ['script-src', "'self'"],
  ['style-src', "'self'"],
  ['img-src', "'self'"],
  ['font-src', "'self'"],
  ['connect-src', "'self'"],
  ['worker-src', "'none'"],
  ['base-uri', "'none'"],
  ['form-action', "'none'"],
  ['frame-ancestors', "'none'"],
]

/** What the page may use of the device: nothing but writing to the clipboard when a person presses Copy. */
const permissions = [
  'camera',
  'microphone',
  'geolocation',
  'display-capture',
  'usb',
  'serial',
  'hid',
  'midi',
  'payment',
  'local-fonts',
  'idle-detection',
  'clipboard-read',
]

/** Headers of every answer of either host, errors too. */
export const pageHeaders: Readonly<Record<string, string>> = Object.freeze({
  'content-security-policy': contentPolicy.map((rule) => rule.join(' ')).join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': permissions.map((name) => `${name}=()`).join(', '),
  'x-frame-options': 'DENY',
  'x-dns-prefetch-control': 'off',
  'cache-control': 'no-store',
})
