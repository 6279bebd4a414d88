/** Names the profile inside this file, and nothing else. */
const PROFILE_ID = '{5f7a4c1e-9c0b-4a57-9a54-8d1c0f6b2e31}';

/** Where Edge keeps the kiosk's key. Its own kiosk mode is always InPrivate and would lose it, so Edge runs as an app in full screen. */
const PROFILE = '%ProgramData%\\Vouch\\Edge';
const FLAGS = ['--no-first-run', '--start-fullscreen', '--disable-pinch', '--overscroll-history-navigation=0', `--user-data-dir=${PROFILE}`];

/** For https origins alone, which hold no sign that XML knows. Source: learn.microsoft.com/windows/configuration/shell-launcher/xsd */
export const shellLauncher = (origin: string): string => `<?xml version="1.0" encoding="utf-8"?>
<ShellLauncherConfiguration xmlns="http://schemas.microsoft.com/ShellLauncher/2018/Configuration" xmlns:V2="http://schemas.microsoft.com/ShellLauncher/2019/Configuration">
  <Profiles>
    <DefaultProfile>
      <Shell Shell="%SystemRoot%\\explorer.exe"/>
    </DefaultProfile>
    <Profile Id="${PROFILE_ID}">
      <Shell Shell="%ProgramFiles(x86)%\\Microsoft\\Edge\\Application\\msedge.exe --app=${origin}/ ${FLAGS.join(' ')}" V2:AppType="Desktop" V2:AllAppsFullScreen="true">
        <ReturnCodeActions>
          <ReturnCodeAction ReturnCode="0" Action="RestartShell"/>
        </ReturnCodeActions>
        <DefaultAction Action="RestartShell"/>
      </Shell>
    </Profile>
  </Profiles>
  <Configs>
    <Config>
      <AutoLogonAccount/>
      <Profile Id="${PROFILE_ID}"/>
    </Config>
  </Configs>
</ShellLauncherConfiguration>
`;
