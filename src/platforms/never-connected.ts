/** Connections that never came about: nothing can have been done. */
const CODES = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN']);
/** A certificate that is not trusted ends the handshake before anything is sent (nodejs.org, tls: X509 certificate error codes). */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY/u;

/** Whether an error code of Node says that a request did not even go out. */
export const neverConnected = (code: string): boolean => CODES.has(code) || CERTIFICATE.test(code);
