/* What the pages are sent with: the very headers of functions/http/security-headers.ts (a test holds them together). */

/** `connectTo`: other origins than the site's own that the pages must reach. */
export const pagePolicy = (connectTo: readonly string[]) =>
  `default-src 'self'; img-src 'self' data:; connect-src ${["'self'", ...connectTo].join(' ')}; frame-ancestors 'none'; base-uri 'none'; form-action 'self'`

/** Those that CloudFront has no setting of its own for. */
export const otherHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), screen-wake-lock=(self)',
} as const
