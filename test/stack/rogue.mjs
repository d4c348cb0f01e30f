// A function that tries whatever it is told, with the key of its role.
const { AWS_ACCESS_KEY_ID: key, AWS_SESSION_TOKEN: token } = process.env

export async function handler({ wait, fail, ...calls }) {
  if (fail) throw new Error(fail)
  if (wait) await new Promise((resolve) => setTimeout(resolve, wait))
  const done = {}
  for (const [name, { url, target, body, method = 'POST' }] of Object.entries(calls)) {
    const response = await fetch(url, {
      method,
      headers: {
        ...(target && { 'x-amz-target': target }),
        authorization: `AWS4-HMAC-SHA256 Credential=${key}/20260101/any/any/aws4_request, SignedHeaders=host, Signature=0`,
        'x-amz-security-token': token,
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    done[name] =
      `${response.status} ${/AccessDenied|not authorized/.test(await response.text()) ? 'denied' : 'let through'}`
  }
  return done
}
