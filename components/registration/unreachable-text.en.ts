/** That no e-mail reaches the applicant: few ever read it, so it comes when it is needed. */
export const text = {
  title: { bounce: 'Our e-mail to you comes back', complaint: 'Our e-mail to you was reported as spam' },
  body: (email: string, since: string) => `Since ${since} nothing is sent to ${email}. Follow your request on this page: keep its address.`,
  todo: { bounce: 'Have your mail administrator look at the mailbox. Once it works, write to the contact below, so that e-mail goes out again.', complaint: 'If that was a mistake, write to the contact below, so that e-mail goes out again.' },
};
export type UnreachableText = typeof text;
