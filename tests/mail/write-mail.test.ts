import { describe, expect, it } from 'vitest';
import { translator } from '#app/copy/copy.server.ts';
import { languages } from '#app/domain/language/language.ts';
import { paths } from '#app/http/paths.ts';
import type { Reader } from '#app/mail/letter.ts';
import { mailLinks, mainLinkOf, withoutTokens } from '#app/mail/links.ts';
import type { MailContent, MailName } from '#app/mail/message.ts';
import { writeMail } from '#app/mail/write-mail.ts';

const links = mailLinks('https://rightful.example');
const token = 'a_Token-of-forty-three-characters-0123456789';
const about = { registrationId: '0193-id', number: 'RF-2026-0000007', companyName: '北京华远泵业有限公司' };
const contents: { [Name in MailName]: Extract<MailContent, { name: Name }> } = {
  invitation: { name: 'invitation', token, inviter: 'Chen Ling', company: '华东泵业' },
  passwordReset: { name: 'passwordReset', token },
  submitted: { name: 'submitted', ...about, answer: 'needsReview', promisedBy: '2026-11-03T02:00:00.000Z' },
  returned: {
    name: 'returned',
    ...about,
    note: 'The code is cut off.\nSend a copy of the licence.',
    fields: ['uscc', 'evidence'],
  },
  approved: { name: 'approved', ...about, protectedUntil: '2027-01-31T16:00:00.000Z' },
  rejected: { name: 'rejected', ...about, reasonCode: 'noProject', reason: 'No project behind it', note: null },
  conflictRuled: { name: 'conflictRuled', ...about, outcome: 'won', protectedUntil: '2027-01-31T16:00:00.000Z' },
};
const readerOf = (language: Reader['language']): Reader => ({
  name: '王芳',
  language,
  timeZone: 'Asia/Shanghai',
  sender: language === 'en' ? 'Hengyuan Industrial' : '恒源工业装备',
  t: translator(language),
});
const write = (content: MailContent, language: Reader['language'] = 'en') =>
  writeMail(content, readerOf(language), links);

describe.each(languages)('every mail in %s', (language) => {
  it.each(Object.values(contents))('$name says everything in words, as text and as HTML', (content) => {
    const mail = write(content, language);
    for (const part of [mail.subject, mail.text, mail.html]) {
      expect(part).not.toMatch(/mail:\w|\{\{|undefined|null|\[object/);
    }
    expect(mail.text).toContain('王芳');
    expect(mail.html).toContain(`<html lang="${language}">`);
    expect(mail.html).not.toMatch(/<script|<style|<img|<link|javascript:|url\(/i);
    const link = mainLinkOf(mail.text);
    expect(link).toMatch(/^https:\/\/rightful\.example\//);
    expect(mail.html).toContain(`href="${link}"`);
  });

  it('speaks the one language only', () => {
    const han = /[\p{Script=Han}]/u;
    const { subject } = write(contents.passwordReset, language);
    expect(han.test(subject)).toBe(language === 'zh-CN');
  });
});

describe('a mail', () => {
  it('gives times in the reader’s zone', () => {
    expect(write(contents.submitted).text).toContain('3 Nov 2026, 10:00');
    expect(write(contents.approved, 'zh-CN').text).toContain('2027-02-01 00:00');
  });

  it('leaves out what there is nothing to say about', () => {
    const mail = write({ ...contents.submitted, answer: 'unavailable', promisedBy: null });
    expect(mail.text).not.toContain('promised');
    expect(write(contents.rejected).text).toContain('No project behind it');
    expect(write({ ...contents.rejected, reason: null }).text).not.toContain('Reason');
  });

  it('keeps the lines of a note, and names the fields that are missing', () => {
    const mail = write(contents.returned);
    expect(mail.text).toContain('> The code is cut off.\n> Send a copy of the licence.');
    expect(mail.text).toContain('Unified Social Credit Code, Evidence');
    expect(mail.html).toContain('The code is cut off.<br>Send a copy');
  });

  it('never lets typed words become markup or another header', () => {
    const companyName = '"><img src=x onerror=alert(1)>\r\nBcc: all@example.com\u202e';
    const mail = write({ ...contents.submitted, companyName });
    expect(mail.html).not.toContain('<img');
    expect(mail.html).toContain('&quot;&gt;&lt;img');
    expect(mail.subject).not.toMatch(/[\r\n\u202e]/);
    expect([...write({ ...contents.submitted, companyName: '泵'.repeat(1000) }).subject]).toHaveLength(400);
  });

  it('says nothing of the other party in a clash', () => {
    const lost = write({ ...contents.conflictRuled, outcome: 'lost', protectedUntil: null });
    expect(lost.text).toContain(about.companyName);
    expect(lost.text).not.toMatch(/favour|Protected until/);
  });
});

describe('links of mails', () => {
  it('are those of the app', () => {
    const at = (path: string) => `https://rightful.example${path}`;
    expect(links.home).toBe(at(paths.root()));
    expect(links.signIn).toBe(at(paths.signIn()));
    expect(links.invitation('t 1')).toBe(at(paths.acceptInvitation('t 1')));
    expect(links.passwordReset('t 1')).toBe(at(paths.resetPassword('t 1')));
    expect(links.registration('r')).toBe(at(paths.portal.registration('r')));
    expect(links.answer('r')).toBe(at(paths.portal.answer('r')));
  });

  it('lose their token, and only that, when it is taken out', () => {
    const { text, html } = write(contents.invitation);
    expect(withoutTokens(text)).not.toContain(token);
    expect(withoutTokens(html)).not.toContain(token);
    expect(withoutTokens(text)).toContain('https://rightful.example/invitation/…');
    expect(withoutTokens(write(contents.approved).text)).toBe(write(contents.approved).text);
  });
});
