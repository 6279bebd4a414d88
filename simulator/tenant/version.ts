/** Goes up with the shape of a tenant: an export or a state file of another version is refused rather than half understood. */
export const TENANT_VERSION = 6;
