import { openTestCluster } from '#server/testing';
import { createSimulator } from '#simulator';
import { approvalToKiosk } from './approval.ts';
import { bundleBytes, pagesOf } from './bundle.ts';
import { CASES, kioskPage } from './kiosk-page.ts';
import { simulatorToToken, startsOfDemo } from './starts.ts';
import { median, quantile, repeated } from './statistics.ts';
import { createWorld } from '../world.ts';

export interface Figure {
  readonly what: string;
  readonly unit: 'ms' | 'kB' | '%';
  readonly value: number;
  readonly limit: number;
  readonly samples: number;
}

/** What Vouch as a whole promises. */
export async function productFigures(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  const note = (figure: Figure): void => { figures.push(figure); };

  const starts = await startsOfDemo(3);
  note({ what: 'first npm start to ready', unit: 'ms', value: starts.first, limit: 10_000, samples: 1 });
  note({ what: 'later npm start to ready, median', unit: 'ms', value: median(starts.later), limit: 3_000, samples: starts.later.length });
  const tokens = await repeated(7, simulatorToToken);
  note({ what: 'simulator: process start to first token, median', unit: 'ms', value: median(tokens), limit: 500, samples: tokens.length });

  const cluster = await openTestCluster();
  const simulator = await createSimulator({ port: 0, pagesPort: 0 });
  try {
    const warm = await createWorld(simulator);
    for (const { name, origin, path } of pagesOf(warm)) note({ what: `${name}, scripts and styles, gzip`, unit: 'kB', value: (await bundleBytes(origin, path)) / 1000, limit: 45, samples: 1 });
    const approvals = await approvalToKiosk(warm, 40);
    note({ what: 'approval given to shown at the kiosk, p95', unit: 'ms', value: quantile(approvals, 0.95), limit: 100, samples: approvals.length });
    const { interactive, idle, growth } = await kioskPage(warm, 5);
    note({ what: 'kiosk: empty cache, processor slowed four times, to the first question, median', unit: 'ms', value: median(interactive), limit: 1_000, samples: interactive.length });
    note({ what: 'kiosk: nobody there, share of a core of the whole browser', unit: '%', value: idle, limit: 1, samples: 1 });
    note({ what: `kiosk: heap more after ${CASES} cases in one page`, unit: 'kB', value: growth, limit: 500, samples: 1 });
    await warm.close();
    const worlds = await repeated(7, async () => {
      const began = performance.now();
      const world = await createWorld(simulator);
      const taken = performance.now() - began;
      await world.close();
      return taken;
    });
    note({ what: 'tenant, database clone, server and badges for one test, median', unit: 'ms', value: median(worlds), limit: 500, samples: worlds.length });
  } finally {
    await simulator.close();
    await cluster.close();
  }
  return figures;
}
