import type { Person, Phone } from '../../tenant/model.ts';
import { html, type Html, type Part } from '../html.ts';
import type { Visit } from '../visit.ts';

export interface PhoneVisit extends Visit {
  readonly person: Person;
  readonly phone: Phone | null;
}

export const address = ({ tenant, person }: PhoneVisit): string => `/${tenant.id}/phones/${person.key}`;

/** A form with one hidden word: what to do. */
export const act = (visit: PhoneVisit, what: string, content: Part): Html =>
  html`<form method="post" action="${address(visit)}"><input type="hidden" name="do" value="${what}">${content}</form>`;

/** An address that this phone's own browser opens. */
export const inBrowser = (visit: PhoneVisit, to: string): string => `${address(visit)}/open?to=${encodeURIComponent(to)}`;
