import type { Fidelity } from './http.ts';

/**
 * How old what we know is: each source by how its name begins, and when it was published, captured or read, as exactly
 * as is known. A mark is worth as much as its source, and sources age: Entra changes weekly.
 */
const SOURCES: readonly { readonly starts: string; readonly date: string }[] = [
  { starts: 'graph/', date: '2026-11' },
  { starts: 'microsoft-graph-devx-content', date: '2026-08-07' },
  { starts: 'Microsoft identity platform', date: '2026-11' },
  { starts: 'Microsoft Learn, howto-authentication-temporary-access-pass', date: '2025-03-04' },
  { starts: 'Microsoft Learn, audit log activity reference', date: '2023-09-14' },
  { starts: 'Microsoft Learn', date: '2026-11' },
  { starts: 'RFC ', date: '2026-11' },
  { starts: 'OpenID Connect', date: '2026-11' },
  { starts: 'W3C ', date: '2026-11' },
  { starts: 'windows-itpro-docs', date: '2026-11' },
  { starts: 'recordings of the Azure SDK for JavaScript', date: '2021-10-29' },
  { starts: 'entra-emulator differential fixtures', date: '2026-08-13' },
  { starts: 'entra-emulator golden references', date: '2026-07-13' },
  { starts: 'MSAL test fixtures', date: '2024-10' },
  { starts: 'MSAL and @azure/identity source', date: '2026-11' },
  { starts: 'login.microsoftonline.com/error', date: '2022-02-11' },
  { starts: 'microsoft-graph-docs pull request 12187', date: '2021-04-01' },
  { starts: 'microsoft-graph-docs issue', date: '2021' },
  { starts: 'microsoft-365-agents-toolkit issue', date: '2022-09-09' },
  { starts: 'glueckkanja/MyWorkID issue 47', date: '2025-01-23' },
  { starts: 'public logs', date: '2026-11' },
  { starts: 'screenshots of the admin center', date: '2024' },
  { starts: 'c7solutions.com', date: '2024-09' },
  { starts: 'cloudbrothers.info', date: '2026-11' },
  { starts: 'move2modern.uk', date: '2021-03-09' },
  { starts: 'screenshots of My Sign-Ins', date: '2024' },
  { starts: 'screenshots of the sign-in page', date: '2025' },
  { starts: 'screenshots of the Windows 11 lock screen', date: '2025' },
  { starts: 'automation of the sign-in page', date: '2026-11' },
  { starts: 'automation of My Sign-Ins', date: '2026-11' },
  { starts: 'kb.uwm.edu', date: '2026-11' },
  { starts: 'ulster.ac.uk', date: '2026-11' },
  { starts: 'macnamara.co.uk', date: '2026-11' },
  { starts: 'rahuljindalmyit', date: '2022-07' },
  { starts: 'evil365.com', date: '2025-09' },
  { starts: 'blogs about the sign-in of Windows apps', date: '2026-11' },
  { starts: 'memory of the ', date: '2026-11' },
  // Beside a source that says what is shown, not in which words.
  { starts: 'words assumed', date: '2026-11' },
];

/** The date of a mark: of several sources, parted by `; `, the oldest, since that is where it may have gone stale. Null when one of them is not in the table. */
export function dateOf({ source }: Pick<Fidelity, 'source'>): string | null {
  const dates = source.split('; ').map((part) => SOURCES.find(({ starts }) => part.startsWith(starts))?.date);
  return dates.includes(undefined) ? null : (dates.toSorted()[0] ?? null);
}
