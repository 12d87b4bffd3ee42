import type { RequestHandler, Response } from 'express'
import { documentPolicy } from '../public/document-policy.ts'

/** Only our own files run or show; nothing inline, no frames, no forms that leave. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // The only code that may turn words into markup: Microsoft's renderer, fed by what DOMPurify let through.
  'trusted-types dompurify adaptivecards#markdownPassthroughPolicy adaptivecards#restoreContentsPolicy adaptivecards#deprecatedExportedFunctionPolicy',
].join('; ')

/** The headers that every answer carries. */
export const safeHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'Content-Security-Policy': pagePolicy,
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
    'Cache-Control': 'no-store',
  })
  next()
}

/** Marks an answer as a document that holds people's words: shown, never run. */
export const asDocument = (response: Response): Response =>
  response.set('Content-Security-Policy', documentPolicy)
