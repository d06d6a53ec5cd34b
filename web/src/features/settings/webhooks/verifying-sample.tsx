import { tx } from '#web/lib/i18n/tx.ts'

const SAMPLE = `import { Webhook } from 'standardwebhooks'

const webhook = new Webhook(process.env.WEBHOOK_SECRET.replace('whsec_', ''))

app.post('/hook', express.text({ type: '*/*' }), (req, res) => {
  // Throws when the signature is wrong or the message older than five minutes.
  const { type, timestamp, data } = webhook.verify(req.body, req.headers)
  // The same webhook-id again is the same message.
  res.sendStatus(204)
})`

/** For Node; every language has such a library. */
export function VerifyingSample() {
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <pre tabIndex={0} className="overflow-x-auto rounded-control bg-sunken p-3 font-mono text-12" dir="ltr">
        {SAMPLE}
      </pre>
      <p className="text-13 text-muted">
        {tx(
          'Messages follow <link>Standard Webhooks</link>. Answer with 2xx within 15 seconds; anything else is tried again for three days.',
          {
            link: (text) => (
              <a
                href="https://www.standardwebhooks.com"
                rel="noreferrer"
                target="_blank"
                className="font-medium text-accent underline-offset-3 hover:underline"
              >
                {text}
              </a>
            ),
          },
        )}
      </p>
    </>
  )
}
