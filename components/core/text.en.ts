import type { Fixer } from '../../schema/problem-kind.ts';
import type { ValueCode } from '../../schema/checks.ts';
import type { LoadErrorKind } from './error.ts';

/** What a person can get wrong in a field. Codes of other values come from the portal alone, which sends its sentence along. */
export type TypedCode = Exclude<ValueCode, 'value.instant' | 'value.date' | 'value.id' | 'value.unknown_property' | 'value.type' | 'value.cursor' | 'value.origin' | 'value.appearance'>;

/** Texts that every element needs; each area's texts include them. */
export const core = {
  direction: 'ltr',
  loading: 'Loading',
  tryAgain: 'Try again',
  signIn: 'Sign in',
  confirmIdentity: 'Confirm that it is you',
  cancel: 'Cancel',
  optional: '(optional)',
  stillShown: 'What you see may be out of date. We are trying again.',
  notSent: 'Nothing is lost: what you entered is still here. Please send it again.',
  askByMail: (name: string) => `Write to ${name}`,
  summary: (count: number) => (count === 1 ? 'One answer needs your attention' : `${count} answers need your attention`),
  errors: {
    offline: { title: 'You are offline', body: 'What you entered is kept. We go on as soon as the connection is back.' },
    connection: { title: 'No connection', body: 'The portal cannot be reached. We try again by ourselves as soon as the connection is back.' },
    authentication: { title: 'This page is not set up yet', body: 'The portal does not recognize this website.' },
    session: { title: 'Please sign in', body: 'You are not signed in, or your session has ended.' },
    request: { title: 'That did not work', body: 'The portal did not accept this request.' },
    refused: { title: 'You do not have access to this', body: 'Your role does not include this page.' },
    rate_limit: { title: 'Too many attempts', body: 'Please wait a moment, then try again.' },
    render: { title: 'Something went wrong here', body: 'This part of the page could not be shown. The rest of the page works.' },
    api: { title: 'Something went wrong on our side', body: 'We are trying again. Nothing you entered is lost.' },
    unavailable: { title: 'The portal is taking a break', body: 'It will be back shortly. We try again by ourselves.' },
    step_up: { title: 'Please confirm that it is you', body: 'This needs a fresh sign-in.' },
  } satisfies Record<LoadErrorKind | 'refused' | 'offline', { title: string; body: string }>,
  fixers: {
    you: 'You can put this right yourself.',
    company_admin: 'An admin of your company can change this.',
    distributor: 'The distributor can change this.',
    vendor: 'The vendor can change this.',
    site_owner: 'The owner of this website can fix this.',
    portal: 'We are working on it; you need not do anything.',
  } satisfies Record<Fixer, string>,
  values: {
    'value.required': 'Please fill this in',
    'value.too_long': 'This is too long',
    'value.characters': 'This contains characters that cannot be used',
    'value.email': 'Enter an e-mail address like name@company.com',
    'value.country': 'Choose a country from the list',
    'value.choice': 'Choose one of the options',
    'value.duns': 'A D-U-N-S number has 9 digits',
    'value.duns_reserved': 'This D-U-N-S number is reserved. Leave the field empty if you have none',
    'value.consent': 'Please agree before you send the request',
    'value.code': 'Enter the 6 digits from the e-mail',
    'value.work_email': 'Enter a work address: public mail services are not accepted here',
    'value.address_part': 'An address in this country needs this part',
  } satisfies Record<TypedCode, string>,
};
export type CoreText = typeof core;
