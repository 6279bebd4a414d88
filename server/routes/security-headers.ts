import type { RequestHandler } from 'express';
import helmet from 'helmet';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** No page of ours needs any of these; `publickey-credentials-*` stays open for passkeys on the approver's phone. */
const PERMISSIONS = ['camera', 'microphone', 'geolocation', 'display-capture', 'payment', 'usb', 'serial', 'hid', 'midi', 'browsing-topics']
  .map((feature) => `${feature}=()`)
  .join(', ');

/** The same headers on every answer, errors and unknown paths too (ASVS 5.0.0, 3.4.1 to 3.4.8). */
export function securityHeaders(origin: string, side: 'kiosk' | 'approve'): RequestHandler[] {
  // Approvers' pages can be an app of a phone, with one script that runs without them. Nothing of the kind at the kiosk.
  const isApp = side === 'approve';
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          'default-src': ["'none'"],
          'script-src': ["'self'"],
          'style-src': ["'self'"],
          'img-src': ["'self'"],
          'font-src': ["'self'"],
          'connect-src': ["'self'"],
          ...(isApp && { 'worker-src': ["'self'"], 'manifest-src': ["'self'"] }),
          'base-uri': ["'none'"],
          'form-action': ["'none'"],
          'frame-ancestors': ["'none'"],
          'require-trusted-types-for': ["'script'"],
          'trusted-types': isApp ? ['lit-html', 'vouch-sw'] : ['lit-html'],
        },
      },
      strictTransportSecurity: origin.startsWith('https:') ? { maxAge: YEAR_SECONDS, includeSubDomains: true } : false,
      referrerPolicy: { policy: 'no-referrer' },
      xFrameOptions: { action: 'deny' },
    }),
    (_request, response, next) => {
      response.setHeader('Permissions-Policy', PERMISSIONS);
      // Hashed files alone may be kept; their route says so itself.
      response.setHeader('Cache-Control', 'no-store');
      next();
    },
  ];
}
