import { chromiumPolicies } from './browser-policies.ts';
import { edgeRegistry } from './edge-registry.ts';
import { intuneSettings } from './intune-settings.ts';
import { keyboardFilter } from './keyboard-filter.ts';
import { linuxService } from './linux-service.ts';
import { shellLauncher } from './shell-launcher.ts';

export const SYSTEMS = ['linux', 'windows'] as const;
export type KioskSystem = (typeof SYSTEMS)[number];

export interface ProfileFile {
  readonly name: string;
  /** Where it goes on the kiosk, or what is done with it. */
  readonly place: string;
  readonly text: string;
}

/** Everything that makes a PC a kiosk for the page at this origin and nothing else. What is done with it: docs/kiosk. */
export function profileFiles(system: KioskSystem, origin: string): readonly ProfileFile[] {
  switch (system) {
    case 'linux':
      return [
        { name: 'vouch-kiosk.json', place: '/etc/chromium/policies/managed/vouch-kiosk.json', text: `${JSON.stringify(chromiumPolicies(origin), null, 2)}\n` },
        { name: 'vouch-kiosk.service', place: '/etc/systemd/system/vouch-kiosk.service', text: linuxService(origin) },
      ];
    case 'windows':
      return [
        { name: 'vouch-edge.reg', place: 'reg import, as an administrator', text: edgeRegistry(origin) },
        { name: 'vouch-shell-launcher.xml', place: './Vendor/MSFT/AssignedAccess/ShellLauncher', text: shellLauncher(origin) },
        { name: 'vouch-keyboard-filter.ps1', place: 'powershell, as an administrator', text: keyboardFilter() },
        { name: 'vouch-intune.md', place: 'the same settings for Intune, as a table', text: intuneSettings(origin) },
      ];
  }
}
