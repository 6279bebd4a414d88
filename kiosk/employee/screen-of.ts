import type { TemplateResult } from 'lit';
import type { Question } from './model.ts';
import { addressScreen } from './screens/address-screen.ts';
import { approvedScreen } from './screens/approved-screen.ts';
import { badgeScreen } from './screens/badge-screen.ts';
import { collectScreen } from './screens/collect-screen.ts';
import { endedScreen } from './screens/ended-screen.ts';
import { firstScreen } from './screens/first-screen.ts';
import { idCheckQuestion, idCheckScreen } from './screens/id-check-screen.ts';
import { lapsedScreen } from './screens/lapsed-screen.ts';
import { lostMethodScreen } from './screens/lost-method-screen.ts';
import { lostScreen } from './screens/lost-screen.ts';
import { nextScreen } from './screens/next-screen.ts';
import { noPassScreen } from './screens/no-pass-screen.ts';
import { passScreen } from './screens/pass-screen.ts';
import { passwordFirstScreen } from './screens/password-first-screen.ts';
import { issuingScreen, loadingScreen, offlineScreen, resumeScreen, serverErrorScreen } from './screens/plain-screens.ts';
import type { ScreenProps } from './screens/props.ts';
import { proofScreen } from './screens/proof-screen.ts';
import { purposeScreen } from './screens/purpose-screen.ts';
import { recoveryCodeScreen } from './screens/recovery-code-screen.ts';
import { releaseScreen } from './screens/release-screen.ts';
import { setUpScreen } from './screens/set-up-screen.ts';
import { slipScreen } from './screens/slip-screen.ts';
import { waitingScreen } from './screens/waiting-screen.ts';

const QUESTIONS: Readonly<Record<Question, (props: ScreenProps) => TemplateResult>> = {
  first: firstScreen,
  'no-pass': noPassScreen,
  purpose: purposeScreen,
  'password-first': passwordFirstScreen,
  lost: lostScreen,
  address: addressScreen,
  proof: proofScreen,
  badge: badgeScreen,
  'recovery-code': recoveryCodeScreen,
  'id-check': idCheckQuestion,
  collect: collectScreen,
};

const running = (props: ScreenProps): TemplateResult => {
  const { view, question } = props.model;
  switch (view?.step) {
    case undefined:
      return loadingScreen(props);
    case 'start':
      return QUESTIONS[question](props);
    case 'resumable':
      return resumeScreen(props);
    case 'id-check':
      return idCheckScreen(props, view);
    case 'waiting':
      return waitingScreen(props, view);
    case 'release':
      return releaseScreen(props, view);
    case 'approved':
      return approvedScreen(props, view);
    case 'lost-method':
      return lostMethodScreen(props, view);
    case 'lapsed':
      return lapsedScreen(props, view);
    case 'issuing':
      return issuingScreen(props);
    case 'sealed':
    case 'shown':
      return passScreen(props, view);
    case 'next-steps':
      return nextScreen(props, view);
    case 'ended':
      return endedScreen(props, view);
  }
};

/** The screen for this moment. */
export const screenOf = (props: ScreenProps): TemplateResult => {
  const { slip, situation } = props.model;
  if (slip !== 'none') return slipScreen(props, slip);
  switch (situation) {
    case 'loading':
      return loadingScreen(props);
    case 'not-set-up':
      return setUpScreen(props);
    case 'offline':
      return offlineScreen(props);
    case 'server-error':
      return serverErrorScreen(props);
    case 'running':
      return running(props);
  }
};
