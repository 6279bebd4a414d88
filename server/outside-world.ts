import type { Config } from './config.ts';
import { checkPermissions, type PermissionReport } from './directory/check-permissions.ts';
import { graphDirectory } from './directory/graph-directory.ts';
import { connectGraph } from './directory/graph.ts';
import { graphIssuer } from './issuer/graph-issuer.ts';
import { graphMailer } from './notify/graph-mailer.ts';
import { graphTeams } from './notify/graph-teams.ts';
import type { Directory, Mailer, PassIssuer } from './ports.ts';
import type { TeamsNotifier } from './reach-ports.ts';

export interface OutsideWorld {
  readonly directory: Directory;
  readonly issuer: PassIssuer;
  readonly mailer: Mailer;
  /** Sends as the mailer does; null: the policy does without. @param linkOf the page of a request */
  readonly teams: (linkOf: (requestId: string) => string) => TeamsNotifier | null;
  /** What each of our apps was granted, against what it needs. @throws {Unavailable} */
  readonly permissions: () => Promise<readonly PermissionReport[]>;
}

/** Microsoft Graph, by three credentials: what reads cannot write passes, and what writes them cannot send mail. */
export function connectOutsideWorld({ cloud, reader, issuer, mailer, signIn, mailSender, policy }: Config): OutsideWorld {
  const readerGraph = connectGraph(cloud, reader);
  const mailerGraph = connectGraph(cloud, mailer);
  return {
    directory: graphDirectory(readerGraph, policy.neverRecoverGroupId),
    issuer: graphIssuer(connectGraph(cloud, issuer)),
    mailer: graphMailer(mailerGraph, mailSender),
    teams: (linkOf) => (policy.teamsAppId === null ? null : graphTeams(mailerGraph, { appId: policy.teamsAppId, linkOf })),
    permissions: () => checkPermissions(readerGraph, { reader: reader.clientId, issuer: issuer.clientId, mailer: mailer.clientId, signIn: signIn.clientId }, policy),
  };
}
