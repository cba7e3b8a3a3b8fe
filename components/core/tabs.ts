/** Windows of one origin tell each other that somebody signed in, proved who they are, or signed out. News is a hint to look again, never a proof: any script of the origin can send it. */
export interface News { readonly what: 'signed_in' | 'proved' | 'signed_out'; /** On a site that embeds: which of its sessions (page-session.ts). */ readonly of?: string }
const channel = 'portico';

export function tell(news: News): void {
  const open = new BroadcastChannel(channel);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has its own origin's windows alone, and takes no target
  open.postMessage(news);
  open.close();
}
/** Answers how to stop. */
export function hear(listener: (news: News) => void): () => void {
  const open = new BroadcastChannel(channel);
  open.addEventListener('message', ({ data }: MessageEvent<News>) => listener(data));
  return () => open.close();
}
