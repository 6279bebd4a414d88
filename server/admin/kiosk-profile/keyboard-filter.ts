/**
 * Keys of the system that no page can take away. Names as the Keyboard Filter has them (WEKF_PredefinedKey). Keys that
 * switch accessibility on stay: what the page offers in their place does not serve everybody.
 */
export const FILTERED_KEYS = [
  'Alt+F4', 'Alt+Tab', 'Alt+Esc', 'Alt+Space', 'Ctrl+Esc', 'Ctrl+Alt+Esc', 'Ctrl+Shift+Esc', 'Shift+Ctrl+Esc', 'Ctrl+Tab', 'Ctrl+Win+F', 'Win+L', 'Windows', 'Win+R', 'Win+E', 'Win+D', 'Win+M', 'Win+F1',
  'Win+F', 'Win+I', 'Win+S', 'Win+Q', 'Win+X', 'Win+Tab', 'Win+P', 'Win+K', 'Win+H', 'Win+C', 'Win+Home', 'Win+Enter', 'Application', 'F1', 'F3', 'F5', 'F6', 'F7', 'F11', 'F12', 'LaunchMail', 'LaunchMediaSelect',
  'LaunchApp1', 'LaunchApp2', 'BrowserBack', 'BrowserForward', 'BrowserHome', 'BrowserSearch', 'BrowserFavorites', 'BrowserRefresh', 'BrowserStop',
] as const;

/** Known keys are blocked, others added as keys of one's own; administrators are not filtered, or nobody could mend the kiosk. */
export const keyboardFilter = (): string => [
  '# Blocks the keys that lead out of a kiosk. Needs the optional feature Client-KeyboardFilter and an administrator; works after the next sign-in.',
  "$space = 'root\\standardcimv2\\embedded'",
  `$keys = @(${FILTERED_KEYS.map((key) => `'${key}'`).join(', ')})`,
  'foreach ($key in $keys) {',
  '  $known = Get-WmiObject -Namespace $space -Class WEKF_PredefinedKey | Where-Object { $_.Id -eq $key }',
  '  if ($known) { $known.Enabled = $true; $known.Put() | Out-Null }',
  '  else { ([wmiclass]"\\\\.\\${space}:WEKF_CustomKey").Add($key) | Out-Null }',
  '}',
  "$setting = Get-WmiObject -Namespace $space -Class WEKF_Settings | Where-Object { $_.Name -eq 'ForceOffAccessibility' }",
  "$setting.Value = 'false'; $setting.Put() | Out-Null",
  '',
].join('\r\n');
