/** A worker that does nothing, with the bindings of ours. */
export default { fetch: () => new Response(null) };
