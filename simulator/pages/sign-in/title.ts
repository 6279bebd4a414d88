import type { Visit } from '../visit.ts';
import type { Attempt } from './attempt.ts';
import { hasFirstStep } from './ways.ts';

/** The heading of the step, for the title of the page. */
export function stepTitle({ say }: Visit, attempt: Attempt): string {
  switch (attempt.step) {
    case 'pick': return say('signin.pick.heading');
    case 'user': return say('signin.heading');
    case 'pass': return say('signin.pass.heading');
    case 'password': return say('signin.password.heading');
    case 'code': return say('signin.code.heading');
    case 'number': return say(attempt.fault === null ? 'signin.number.heading' : numberHeading(attempt.fault));
    case 'ways': return say(hasFirstStep(attempt) ? 'signin.ways.second.heading' : 'signin.ways.first.heading');
    case 'outside': return say(`signin.outside.${outsideOf(attempt)}.heading`);
    case 'enrol': return say('signin.enrol.heading');
    case 'federated': return say('signin.federated.heading');
    case 'blocked': return say('signin.blocked.heading');
    case 'more-info': return say('signin.more-info.heading');
    case 'stay': return say('signin.stay.heading');
  }
}

/** Two links lead to the reset of a password. */
export function outsideOf({ outside }: Attempt): 'reset' | 'recover' | 'sign-in-options' {
  return outside?.link === 'recover' || outside?.link === 'sign-in-options' ? outside.link : 'reset';
}

const numberHeading = (fault: Attempt['fault']): 'signin.number.timed-out' | 'signin.number.denied' =>
  (fault === 'number-timed-out' ? 'signin.number.timed-out' : 'signin.number.denied');
