import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Aws, type CfnElement, CfnOutput, Duration, RemovalPolicy, Stack, Token } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import { AaaaRecord, ARecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53'
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets'
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment'
import type { Construct } from 'constructs'
import { otherHeaders, pagePolicy } from './headers.ts'
import { answer } from './nag.ts'
import { SettingError, type Settings } from './settings.ts'

export const pages = fileURLToPath(new URL('../dist/web/', import.meta.url))

/** A path that names no file is a page of the application; runs at the edge, and knows nothing but the path. */
const toPage = `function handler(event) {
  var request = event.request
  if (request.uri.split('/').pop().indexOf('.') === -1) request.uri = '/index.html'
  return request
}`

/** The library's own function that copies files into the bucket while deploying; it is not ours to write. */
function copierReasons(bucket: Bucket): Record<string, string> {
  const stack = Stack.of(bucket)
  const name = stack.getLogicalId(bucket.node.defaultChild as CfnElement)
  const known = (value: string, what: string) => (Token.isUnresolved(value) ? `<AWS::${what}>` : value)
  const assets = `cdk-hnb659fds-assets-${known(stack.account, 'AccountId')}-${known(stack.region, 'Region')}`
  const reason = 'The copier of the CDK library, which runs while deploying only, on the two buckets it copies between.'
  const findings = [
    ...['s3:GetBucket*', 's3:GetObject*', 's3:List*', 's3:Abort*', 's3:DeleteObject*'].map((each) => `Action::${each}`),
    `Resource::<${name}.Arn>/*`,
    'Resource::*',
  ]
  return {
    'AwsSolutions-L1': `${reason} The library chooses its runtime.`,
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]': reason,
    ...Object.fromEntries(findings.map((each) => [`AwsSolutions-IAM5[${each}]`, reason])),
    [`AwsSolutions-IAM5[Resource::arn:${known(stack.partition, 'Partition')}:s3:::${assets}/*]`]: reason,
  }
}

/** The pages in a closed bucket behind CloudFront, and /api of the same name passed on to the HTTP API. */
export function makeWeb(
  scope: Construct,
  props: {
    readonly settings: Settings
    readonly api: HttpApi
    readonly connectTo: readonly string[]
    /** Where the built pages lie, if not in dist/web/. */
    readonly from?: string
  },
) {
  const { settings, api } = props
  const { keep, stage, domain } = settings
  const bucket = new Bucket(scope, 'Pages', {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    removalPolicy: keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    // The pages can be built again at any time.
    autoDeleteObjects: false,
  })
  answer(bucket, {
    'AwsSolutions-S1': 'It holds the public pages only; who reads them is seen at CloudFront and the API.',
  })

  const headers = new ResponseHeadersPolicy(scope, 'PageHeaders', {
    comment: `Sandtable ${stage}: strict headers of the pages`,
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: pagePolicy(props.connectTo), override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      strictTransportSecurity: { accessControlMaxAge: Duration.days(365), includeSubdomains: false, override: true },
    },
    customHeadersBehavior: {
      customHeaders: Object.entries(otherHeaders).map(([header, value]) => ({ header, value, override: true })),
    },
  })
  const distribution = new Distribution(scope, 'Site', {
    comment: `Sandtable ${stage}`,
    httpVersion: HttpVersion.HTTP2_AND_3,
    priceClass: PriceClass.PRICE_CLASS_200,
    ...(domain && {
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      domainNames: [domain.name],
      certificate: Certificate.fromCertificateArn(scope, 'Certificate', domain.certificate),
    }),
    defaultBehavior: {
      origin: S3BucketOrigin.withOriginAccessControl(bucket),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: headers,
      compress: true,
      functionAssociations: [
        {
          eventType: FunctionEventType.VIEWER_REQUEST,
          function: new EdgeFunction(scope, 'ToPage', {
            code: FunctionCode.fromInline(toPage),
            runtime: FunctionRuntime.JS_2_0,
            comment: `Sandtable ${stage}: addresses of pages`,
          }),
        },
      ],
    },
    additionalBehaviors: {
      '/api/*': {
        origin: new HttpOrigin(`${api.apiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`, {
          protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
          readTimeout: Duration.seconds(30),
        }),
        viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
        allowedMethods: AllowedMethods.ALLOW_ALL,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        // The API sends its own headers; only what it cannot know is added.
        compress: false,
      },
    },
  })
  answer(distribution, {
    'AwsSolutions-CFR1': 'People take part from where they are; no country is shut out by default.',
    'AwsSolutions-CFR2':
      'A firewall costs every month while nobody drills. Bodies, codes and rates are limited behind it; docs/deploy.md tells how to add one.',
    'AwsSolutions-CFR3':
      'Calls are in the access log of the API; that somebody fetched a public page is not worth a bucket of logs.',
    'AwsSolutions-CFR4':
      'Without a domain of its own the distribution has the certificate of CloudFront, whose oldest protocol cannot be chosen. With one it is TLS 1.2.',
  })
  const from = props.from ?? pages
  if (!existsSync(from)) throw new SettingError(`there are no pages in ${from}: npm run build makes them`)
  const put = { destinationBucket: bucket, distribution, memoryLimit: 256 }
  // Hashed files first and for ever, what names them afterwards and never kept: no page ever names what is not there yet.
  const assets = new BucketDeployment(scope, 'Assets', {
    ...put,
    sources: [Source.asset(join(from, 'assets'))],
    destinationKeyPrefix: 'assets',
    cacheControl: [CacheControl.fromString('public, max-age=31536000, immutable')],
    prune: false,
    distributionPaths: ['/assets/*'],
  })
  const index = new BucketDeployment(scope, 'Index', {
    ...put,
    sources: [Source.asset(from, { exclude: ['assets/*', 'assets'] })],
    cacheControl: [CacheControl.fromString('no-cache')],
    prune: false,
    distributionPaths: ['/*'],
  })
  index.node.addDependency(assets)
  const copier = Stack.of(scope).node.children.find(({ node }) => node.id.startsWith('Custom::CDKBucketDeployment'))
  if (copier) answer(copier, copierReasons(bucket))

  new CfnOutput(scope, 'PagesBucket', { value: bucket.bucketName })
  if (domain?.zone) {
    const zone = HostedZone.fromHostedZoneAttributes(scope, 'Zone', {
      hostedZoneId: domain.zone.id,
      zoneName: domain.zone.name,
    })
    const target = RecordTarget.fromAlias(new CloudFrontTarget(distribution))
    new ARecord(scope, 'Address', { zone, recordName: domain.name, target })
    new AaaaRecord(scope, 'Address6', { zone, recordName: domain.name, target })
  }
  return { site: `https://${domain?.name ?? distribution.distributionDomainName}`, distribution }
}
