import { describe, expect, it } from 'vitest';
import { approverMail } from './mail-texts.ts';

const LINK = 'https://approve.contoso.com/approve/AAAAAAAAAAAAAAAAAAAAAA';
const mailAbout = (claimantName: string): ReturnType<typeof approverMail> =>
  approverMail({
    approver: { userPrincipalName: 'mona@contoso.com', mail: null, otherMails: [], preferredLanguage: null },
    claimantName, kiosk: { name: 'Lobby', site: 'HQ', floor: '1', deskPhone: '+49 1' }, purpose: 'new-phone', link: LINK, kind: 'asked',
  });

describe('G04: whatever a display name holds', () => {
  it.each(['Alice\r\nBcc: evil@example.com', 'Alice\u2028Decide here: x', 'Alice\u0085x', '\u202eecilA', 'Alice\u0000'])('%j stays one line of subject and text', (name) => {
    const { subject, text } = mailAbout(name);
    expect(subject).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
    expect(text.split(/\r?\n|[\u0085\u2028\u2029]/)).toHaveLength(mailAbout('Alice').text.split('\n').length);
  });

  it.each(['Alice https://evil.example/approve', 'Alice HTTP://evil.example', 'www.evil.example'])('%j is no second link', (name) => {
    expect(mailAbout(name).text.match(/\w+:\/\/\S+|www\.\S+/gi)).toEqual([LINK]);
  });

  it('an endless one is cut', () => {
    expect(mailAbout('x'.repeat(10_000)).subject.length).toBeLessThan(200);
  });
});
