/** A Teams app, as far as sending activity notifications asks for it. */
export interface TeamsApp {
  /** Client id in the `webApplicationInfo` of its manifest. */
  readonly clientId: string;
  /** Declared in the manifest; `systemDefault` is always there. */
  readonly activityTypes: readonly string[];
  /** People by address or id, or everybody. */
  readonly installedFor: 'everybody' | readonly string[];
  /** Its manifest asks for `TeamsActivity.Send.User`, which installing it grants. */
  readonly resourceSpecific: boolean;
}
