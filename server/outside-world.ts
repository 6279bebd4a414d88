import type { Config } from './config.ts';
import { graphDirectory } from './directory/graph-directory.ts';
import { connectGraph } from './directory/graph.ts';
import { graphIssuer } from './issuer/graph-issuer.ts';
import { graphMailer } from './notify/graph-mailer.ts';
import type { Directory, Mailer, PassIssuer } from './ports.ts';

export interface OutsideWorld {
  readonly directory: Directory;
  readonly issuer: PassIssuer;
  readonly mailer: Mailer;
}

/** Microsoft Graph, by three credentials: what reads cannot write passes, and what writes them cannot send mail. */
export const connectOutsideWorld = ({ cloud, reader, issuer, mailer, mailSender, policy }: Config): OutsideWorld => ({
  directory: graphDirectory(connectGraph(cloud, reader), policy.neverRecoverGroupId),
  issuer: graphIssuer(connectGraph(cloud, issuer)),
  mailer: graphMailer(connectGraph(cloud, mailer), mailSender),
});
