import type { Settings } from '../ports.ts';

/**
 * The approver's page of a request, or of a case: an opaque id and nothing else, since a mail may be read by scanners and
 * shown in previews, and a screen photographed. Who may see what is there is asked when they have signed in.
 */
export const approveLink = ({ approveOrigin }: Pick<Settings, 'approveOrigin'>, id: string): string => `${approveOrigin}/approve/${id}`;
