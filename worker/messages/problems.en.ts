import { longDate } from './dates.ts';
import type { ProblemFacts, ProblemTexts } from './problem-texts.ts';

const roleNames = { reader: 'Reader', admin: 'Admin', super_admin: 'Super admin' } as const;
const date = (day: string): string => longDate('en', day);
const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;
/** "contact Norvent: https://…, help@…, +33 …" as far as it is known. */
const contact = ({ support, vendor, program }: ProblemFacts): string => {
  const who = vendor ?? (program && `the team of ${program}`) ?? 'the vendor';
  return support ? `contact ${who}: ${support.url}, ${support.email}, ${support.phone}` : `contact ${who}`;
};
const wait = ({ seconds, minutes }: ProblemFacts): string => (seconds !== undefined ? `in ${count(seconds, 'second')}` : minutes !== undefined ? `in ${count(minutes, 'minute')}` : 'in a moment');

export const problemsEn: ProblemTexts = {
  problems: {
    'request.malformed': { title: 'Unreadable request', detail: () => 'The request is not well-formed JSON. Whoever sends it has to correct it.' },
    'request.invalid': { title: 'Some values need another look', detail: () => 'At least one value is missing or not valid. Correct the values listed, then send again.' },
    'request.too_large': { title: 'Request too large', detail: () => 'The request is larger than 64 KB. Shorten the longest texts, then send again.' },
    'request.media_type': { title: 'Not JSON', detail: () => 'The request has to be sent as application/json. Whoever sends it has to correct it.' },
    'request.method': { title: 'Method not allowed', detail: () => 'This address exists, but not for this method. The Allow header lists those it takes.' },
    'request.rate_limited': { title: 'Too many requests', detail: (facts) => `Too many requests came from here. Try again ${wait(facts)}.` },
    'resource.not_found': { title: 'Not found', detail: () => 'There is nothing here, or it is not yours to see. Check the address, or ask whoever gave it to you.' },
    'idempotency.key_malformed': { title: 'Idempotency key not valid', detail: () => 'Idempotency-Key takes 1 to 200 visible ASCII characters. Send a new key.' },
    'idempotency.mismatch': { title: 'Idempotency key already used', detail: () => 'This Idempotency-Key came earlier with another request. Send a new key for a new request.' },
    'key.required': { title: 'Publishable key missing', detail: () => 'This page does not say which site it is: its publishable key is missing. The owner of the site can add it.' },
    'key.unknown': { title: 'Publishable key not known', detail: () => 'The publishable key of this page is not known, or no longer valid. The owner of the site can replace it.' },
    'key.origin_not_allowed': { title: 'Site not allowed', detail: () => "This site is not on the list of the key it uses. The key's owner can add the site's exact address." },
    'session.required': { title: 'Sign in first', detail: () => 'You are not signed in. Sign in, then try again.' },
    'session.invalid': { title: 'Sign in again', detail: () => 'Your session is over. Sign in again; you can go on where you were.' },
    'session.ended': { title: 'Session ended', detail: () => 'Your session was ended, because you signed out or your access changed. Sign in again, or ask an admin of your company.' },
    'session.origin_not_allowed': { title: 'Session of another site', detail: () => 'This session belongs to another site. Sign in on this page, or ask the owner of the site.' },
    'permission.denied': {
      title: 'You may not do this',
      detail: ({ role, who }) => `${role ? `This needs the role ${roleNames[role]}` : 'Your role does not allow this'}. ${who ?? 'An admin of your company'} can change your role.`,
    },
    'service.unavailable': { title: 'Not available for a moment', detail: (facts) => `The portal cannot answer right now. Nothing was changed; try again ${wait(facts)}.` },
    'service.failed': { title: 'Something broke on our side', detail: () => 'The portal made a mistake, and it has been recorded. Try again; if it comes back, send us the request number.' },
    'registration.webmail_domain': {
      title: 'A work e-mail address is needed',
      detail: ({ program }) => `${program ?? 'This program'} takes requests from a company's own e-mail domain only, not from public or disposable mailboxes. Start again with your work address; you can do so at once.`,
    },
    'registration.unknown_domain': { title: 'E-mail domain not known', detail: () => 'No such domain ending exists. Check the part after the @ for a typing error, then send again.' },
    'registration.already_registered': { title: 'Already registered', detail: ({ program }) => `This address is already registered${program ? ` in ${program}` : ''}. Sign in with it.` },
    'registration.registered_elsewhere': {
      title: 'You already have an account',
      detail: ({ program }) => `This address already has an account in another program. Sign in with it, then enroll ${program ? `in ${program}` : 'here'}: what we know is filled in for you.`,
    },
    'registration.open_request': {
      title: 'A request is already open',
      detail: ({ program }) => `A request for ${program ?? 'this program'} is already open, so no second one is needed. Follow it with the link in the newest e-mail about it.`,
    },
    'registration.already_enrolled': {
      title: 'Already enrolled',
      detail: ({ program }) => `The company is already enrolled in ${program ?? 'this program'}. Choose another program; for access to the company, ask one of its admins.`,
    },
    'registration.company_unknown': { title: 'Company not offered', detail: () => 'This company is not among those offered for your e-mail domain. Choose one of the list, or go on with the details of your company.' },
    'registration.declined_by_vendor': { title: 'Declined by the vendor', detail: (facts) => `The vendor has declined this request, and only the vendor can change that. If you have a question, ${contact(facts)}.` },
    // REG-12: the other distributor has no name in the next two.
    'registration.transfer_pending': {
      title: 'Release still open',
      detail: ({ date: day, vendor }) => `The distributor that the company works with now has not released it yet. If it does not answer${day ? ` by ${date(day)}` : ''}, or objects, ${vendor ?? 'the vendor'} decides; approve after that.`,
    },
    'registration.transfer_needed': {
      title: 'Transfer needed first',
      detail: ({ program }) => `${program ?? 'This program'} allows a company one distributor at a time. The distributor that the company works with now has to release it: ask for the transfer from this page, then approve.`,
    },
    'registration.contact_webmail': { title: 'Work address of the contact needed', detail: () => 'The address of the primary contact belongs to a public or disposable mail service. Enter one at the own domain of the company.' },
    'registration.address_incomplete': { title: 'Address incomplete', detail: () => 'The address lacks a part that every address in its country has. Fill in what is marked, then send again.' },
    'registration.reapply_later': { title: 'Not yet', detail: ({ date: day, program }) => `A request from this address was declined. You can send a new one${program ? ` for ${program}` : ''} ${day ? `from ${date(day)}` : 'later'}.` },
    'registration.reapply_never': { title: 'Request declined', detail: (facts) => `A request from this address was declined for good. If you think that is a mistake, ${contact(facts)}.` },
    'registration.code_wrong': {
      title: 'Wrong code',
      detail: ({ triesLeft }) => `That is not the code we mailed. Check the newest e-mail${triesLeft === undefined ? '' : `; ${count(triesLeft, 'try is', 'tries are')} left`}.`,
    },
    'registration.code_expired': { title: 'Code expired', detail: ({ minutes }) => `A code is valid for ${count(minutes ?? 15, 'minute')}, and this one is older. Ask for a new code.` },
    'registration.code_spent': { title: 'No tries left', detail: () => 'This code was entered wrongly too often and no longer works. Ask for a new code.' },
    'registration.code_too_soon': { title: 'One moment', detail: (facts) => `A code is on its way to you. You can ask for another one ${wait(facts)}; look in the spam folder, too.` },
    'registration.token_required': { title: 'Confirm your e-mail first', detail: () => 'This step is only for whoever holds the mailbox. Enter your address again and confirm it with the code we mail.' },
    'registration.email_unconfirmed': { title: 'Confirm your e-mail first', detail: () => 'The mailbox is not confirmed yet. Enter the code from our e-mail, then go on.' },
    'registration.already_submitted': { title: 'Already sent', detail: ({ who }) => `Your request has been sent. There is nothing more to do; ${who ?? 'the reviewer'} decides, and we e-mail you.` },
    'registration.closed': { title: 'Request closed', detail: () => 'This request is over. Start a new one with your work e-mail address.' },
    'registration.distributor_required': { title: 'Choose a distributor', detail: ({ program }) => `${program ?? 'This program'} works through distributors. Choose the one you buy from, or want to buy from.` },
    'registration.distributor_unavailable': { title: 'Distributor not available', detail: ({ program }) => `This distributor does not carry ${program ?? 'the program'} in your country. Choose another one.` },
    'registration.not_reviewer': { title: 'Another organization reviews this', detail: ({ who }) => `Only ${who ?? "this request's reviewer"} can act on it. You can follow it here.` },
    'registration.not_under_review': { title: 'Not ready for a decision', detail: () => 'The applicant has not sent the company details yet. It shows up in the queue as soon as they have.' },
    'registration.already_decided': { title: 'Already decided', detail: ({ decidedBy }) => `${decidedBy ?? 'Someone else'} has already decided on this request. The first decision stands; reload to see it.` },
    'registration.conflict': { title: 'Needs a review', detail: () => 'Another request of the same company arrived at the same moment. Send it again: a reviewer will look at both.' },
    'registration.product_inactive': {
      title: 'Product not active yet',
      detail: ({ who, distributor, program }) => `${program ?? 'This program'} asks that the product is active before approval. ${who ?? distributor ?? 'The distributor'} can activate it from this page, then approve.`,
    },
    'registration.product_not_asked': { title: 'No activation needed', detail: ({ program }) => `${program ?? 'This program'} asks for no product activation; you can decide right away. Only the vendor can change that rule.` },
    'registration.operator_elsewhere': { title: 'Address already in use', detail: () => 'This e-mail address already belongs to a person with access to the portal. Register with another work address, or sign in with this one.' },
    'transfer.not_needed': {
      title: 'No transfer needed',
      detail: ({ program }) => `The company already works with this distributor, or ${program ?? 'the program'} allows several at a time. To change, choose another distributor.`,
    },
    'transfer.open': {
      title: 'Change already asked for',
      detail: ({ program, date: day, vendor }) => `A change of distributor${program ? ` in ${program}` : ''} is already being decided: by the present distributor${day ? ` until ${date(day)}` : ''}, then by ${vendor ?? 'the vendor'}. Wait for the answer, or take that request back first.`,
    },
    'transfer.closed': { title: 'Transfer closed', detail: () => 'This transfer is over: it was decided or taken back. Reload to see how it ended; the company can ask for another.' },
    'transfer.objected': { title: 'Objection already made', detail: ({ vendor }) => `Your organization has already objected. The decision is now with ${vendor ?? 'the vendor'}; you get it by e-mail.` },
    'transfer.not_yet': {
      title: 'Not yet yours to decide',
      detail: ({ date: day }) => `The present distributor can still answer${day ? `, until ${date(day)}` : ''}. You decide once it has objected, or has let its time pass.`,
    },
    'sign_in.link_invalid': { title: 'Link not valid', detail: () => 'This sign-in link is not one of ours, or not complete. Ask for a new link on the sign-in page.' },
    'sign_in.link_expired': { title: 'Link expired', detail: () => 'This sign-in link is too old. Ask for a new link on the sign-in page.' },
    'sign_in.link_used': { title: 'Link already used', detail: () => 'A sign-in link works once, and this one has been used. Ask for a new link on the sign-in page.' },
    'sign_in.work_account_required': { title: 'Sign in with Microsoft', detail: ({ program }) => `${program ?? 'Your program'} lets people in with their Microsoft 365 work account only. Choose “Sign in with Microsoft”.` },
    'operator.not_active': { title: 'No active access', detail: ({ who }) => `This person has no active access to the portal. ${who ?? 'An admin of the company'} can give it.` },
    'message.not_parked': { title: 'Nothing to retry', detail: () => 'Only e-mails that gave up can be sent again; this one has not. Reload to see where it stands.' },
  },
  values: {
    'value.required': 'Enter a value.',
    'value.too_long': 'Shorten this; it is too long.',
    'value.characters': 'Take out the characters that cannot be read as text.',
    'value.email': 'Enter an e-mail address, like name@company.com.',
    'value.country': 'Choose a country.',
    'value.instant': 'Enter a date and time in UTC, like 2026-05-31T09:00:00.000Z.',
    'value.date': 'Enter a date, like 2026-05-31.',
    'value.choice': 'Choose one of the values offered.',
    'value.id': 'This is not an identifier of the portal.',
    'value.duns': 'Enter the 9 digits of the D-U-N-S number.',
    'value.duns_reserved': 'This D-U-N-S number is reserved. Enter your own, or leave the field empty.',
    'value.unknown_property': 'Take out this property; it is not known here.',
    'value.type': 'This value has the wrong type.',
    'value.consent': 'Tick the box to agree; without it we may not use your details.',
    'value.code': 'Enter the 6 digits of the code.',
    'value.cursor': 'This page of the list no longer exists. Start again at the first page.',
    'value.origin': 'Enter an exact origin, like https://partners.company.com, without a path.',
    'value.appearance': 'Enter a plain value of the kind that this token takes: a color, a length, a list of fonts.',
    'value.work_email': 'Enter a work e-mail address; public and disposable mailboxes are not accepted here.',
    'value.address_part': 'Fill this in; an address in this country needs it.',
  },
};
