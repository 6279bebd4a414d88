import { edgePolicies } from './browser-policies.ts';

const EDGE = './Device/Vendor/MSFT/Policy/Config/Edge~Policy~microsoft_edge';

/** Windows' own, beside the browser's. Source: Policy CSP and AssignedAccess CSP, learn.microsoft.com/windows/client-management/mdm. */
const SYSTEM: readonly (readonly [string, string, string])[] = [
  ['./Vendor/MSFT/AssignedAccess/ShellLauncher', 'the text of vouch-shell-launcher.xml', 'one program in the place of the desktop'],
  ['./Device/Vendor/MSFT/Policy/Config/AboveLock/AllowToasts', '0', 'no messages over the kiosk'],
  ['./Device/Vendor/MSFT/Policy/Config/LockDown/AllowEdgeSwipe', '0', 'no swipe from the side opens anything'],
  ['./Device/Vendor/MSFT/Policy/Config/Power/DisplayOffTimeoutPluggedIn', '0', 'the screen stays on'],
  ['./Device/Vendor/MSFT/Policy/Config/Power/StandbyTimeoutPluggedIn', '0', 'the PC does not sleep'],
  ['./Device/Vendor/MSFT/Policy/Config/Power/SelectPowerButtonActionPluggedIn', '0', 'the power button does nothing'],
  ['./Device/Vendor/MSFT/Policy/Config/Update/ScheduledInstallTime', '3', 'updates at three in the morning'],
  ['./Device/Vendor/MSFT/Policy/Config/Update/UpdateNotificationLevel', '2', 'no word of updates on the screen'],
  ['./Device/Vendor/MSFT/Policy/Config/Storage/RemovableDiskDenyWriteAccess', '1', 'nothing is written to a stick'],
];

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** For who sets kiosks up from Intune: custom OMA-URI settings, and the Edge policies by their names in the settings catalogue. */
export const intuneSettings = (origin: string): string => [
  '# Vouch kiosk: settings for Intune', '',
  row(['OMA-URI', 'value', 'why']), row(['---', '---', '---']), ...SYSTEM.map(([uri, value, why]) => row([`\`${uri}\``, value, why])), '',
  `Edge, below \`${EDGE}\` or by name in the settings catalogue:`, '',
  row(['policy', 'value']), row(['---', '---']), ...Object.entries(edgePolicies(origin)).map(([name, value]) => row([name, `\`${JSON.stringify(value).replaceAll('|', '\\|')}\``])), '',
].join('\n');
