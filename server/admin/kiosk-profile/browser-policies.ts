/** What a policy can be set to: Chromium's policy list, chromeenterprise.google/policies. */
export type PolicyValue = boolean | number | string | readonly string[] | { readonly disabled: readonly string[] };
export type Policies = Readonly<Record<string, PolicyValue>>;

/** A leading dot: this host alone and none below it (Chromium, URL blocklist filter format). */
const onlyHost = (origin: string): string => origin.replace('://', '://.');

/** 2: never (`Default…Setting` of each kind). */
const NEVER = 2;
/** The first page after every start is the kiosk's (`RestoreOnStartup`: a list of addresses). */
const OWN_LIST = 4;

/**
 * What Chromium and Edge call alike. There is no idle action: it would reload a page on which somebody waits for their
 * manager, and "clear site data" would take the kiosk's key. The page clears itself.
 */
export const browserPolicies = (origin: string): Policies => ({
  URLBlocklist: ['*', 'file://*', 'view-source:*', 'javascript://*', 'data:*', 'blob:*', 'chrome://*', 'edge://*', 'devtools://*', 'about://*'],
  URLAllowlist: [onlyHost(origin)],
  RestoreOnStartup: OWN_LIST,
  RestoreOnStartupURLs: [`${origin}/`],
  HomepageLocation: `${origin}/`,
  HomepageIsNewTabPage: false,
  NewTabPageLocation: `${origin}/`,
  DeveloperToolsAvailability: NEVER,
  RemoteDebuggingAllowed: false,
  PrintingEnabled: false,
  // 3: all (a page that is saved is one too).
  DownloadRestrictions: 3,
  AllowFileSelectionDialogs: false,
  DefaultPopupsSetting: NEVER,
  DefaultClipboardSetting: NEVER,
  DefaultNotificationsSetting: NEVER,
  DefaultGeolocationSetting: NEVER,
  DefaultFileSystemReadGuardSetting: NEVER,
  DefaultFileSystemWriteGuardSetting: NEVER,
  DefaultWebUsbGuardSetting: NEVER,
  DefaultWebBluetoothGuardSetting: NEVER,
  DefaultSerialGuardSetting: NEVER,
  DefaultWebHidGuardSetting: NEVER,
  DefaultSensorsSetting: NEVER,
  AudioCaptureAllowed: false,
  VideoCaptureAllowed: false,
  ScreenCaptureAllowed: false,
  PasswordManagerEnabled: false,
  AutofillAddressEnabled: false,
  AutofillCreditCardEnabled: false,
  TranslateEnabled: false,
  SpellcheckEnabled: false,
  SearchSuggestEnabled: false,
  DefaultSearchProviderEnabled: false,
  NetworkPredictionOptions: NEVER,
  SyncDisabled: true,
  SavingBrowserHistoryDisabled: true,
  BrowserAddPersonEnabled: false,
  BrowserGuestModeEnabled: false,
  ExtensionInstallBlocklist: ['*'],
  BackgroundModeEnabled: false,
  EditBookmarksEnabled: false,
  TaskManagerEndProcessEnabled: false,
  MetricsReportingEnabled: false,
  PromotionalTabsEnabled: false,
});

/** Chromium's own. Private windows are off: the kiosk's key lives in its profile. */
export const chromiumPolicies = (origin: string): Policies => ({
  ...browserPolicies(origin),
  // 1: disabled.
  IncognitoModeAvailability: 1,
  BrowserSignin: 0,
  AllowDinosaurEasterEgg: false,
});

/** Edge's commands that lead out of the page; a disabled one would still work from a menu, and there is no menu. */
const EDGE_COMMANDS = [
  'open_file', 'save_page', 'print', 'dev_tools', 'dev_tools_console', 'dev_tools_elements', 'view_source', 'new_window', 'new_inprivate_window', 'new_tab', 'downloads', 'history', 'find', 'help_page',
  'focus_address_bar', 'focus_search', 'back', 'forward', 'refresh', 'refresh_bypassing_cache', 'close_tab', 'close_window', 'settings_and_more_menu', 'favorites', 'task_manager', 'fullscreen',
];

export const edgePolicies = (origin: string): Policies => ({
  ...browserPolicies(origin),
  InPrivateModeAvailability: 1,
  // Edge calls the browser's own sign-in so.
  BrowserSignin: 0,
  ConfigureKeyboardShortcuts: { disabled: EDGE_COMMANDS },
  HideFirstRunExperience: true,
  HubsSidebarEnabled: false,
  EdgeShoppingAssistantEnabled: false,
});
