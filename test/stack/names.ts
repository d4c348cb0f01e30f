import type { Place, Resource } from './template.ts'

/* What CloudFormation makes of resources as yet unmade: their names, ARNs and addresses. Made up here, in AWS's form. */

/** A name that AWS would make up: ids of APIs, pools and distributions are short and in small letters. */
const short = (id: string) => id.toLowerCase().slice(0, 10) + id.toLowerCase().slice(-4)

const named: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::Events::Rule': 'Name',
}

export function nameOf({ id, type, properties }: Resource): string {
  const given = named[type] && properties[named[type]]
  return typeof given === 'string' ? given : `sandtable-${id}`
}

/** What `Ref` gives. */
export function referenceOf(resource: Resource, place: Place): string {
  const { id, type } = resource
  switch (type) {
    case 'AWS::SQS::Queue':
      return `https://sqs.${place.region}.${place.suffix}/${place.account}/${nameOf(resource)}`
    case 'AWS::ApiGatewayV2::Api':
    case 'AWS::CloudFront::Distribution':
    case 'AWS::Cognito::UserPoolClient':
      return short(id)
    case 'AWS::Cognito::UserPool':
      return `${place.region}_${short(id)}`
    case 'AWS::SNS::Topic':
      return arn(place, 'sns', nameOf(resource))
    default:
      return nameOf(resource)
  }
}

/** What `GetAtt` gives; throws for an attribute nobody has needed so far. */
export function attributeOf(resource: Resource, name: string, place: Place): string {
  const { id, type } = resource
  const own = nameOf(resource)
  const { region, account, partition, suffix } = place
  const known: Readonly<Record<string, string>> = {
    'AWS::DynamoDB::Table.Arn': arn(place, 'dynamodb', `table/${own}`),
    'AWS::DynamoDB::Table.StreamArn': arn(place, 'dynamodb', `table/${own}/stream/2026-01-01T00:00:00.000`),
    'AWS::SQS::Queue.Arn': arn(place, 'sqs', own),
    'AWS::SQS::Queue.QueueName': own,
    'AWS::Lambda::Function.Arn': arn(place, 'lambda', `function:${own}`),
    'AWS::IAM::Role.Arn': `arn:${partition}:iam::${account}:role/${own}`,
    'AWS::Logs::LogGroup.Arn': arn(place, 'logs', `log-group:${own}:*`),
    'AWS::Events::Rule.Arn': arn(place, 'events', `rule/${own}`),
    'AWS::S3::Bucket.Arn': `arn:${partition}:s3:::${own}`,
    'AWS::S3::Bucket.RegionalDomainName': `${own.toLowerCase()}.s3.${region}.${suffix}`,
    'AWS::CloudFront::Distribution.DomainName': `${short(id)}.cloudfront.net`,
    'AWS::CloudFront::Function.FunctionARN': `arn:${partition}:cloudfront::${account}:function/${own}`,
    'AWS::CloudFront::OriginAccessControl.Id': short(id),
    'AWS::Cognito::UserPool.ProviderURL': `https://cognito-idp.${region}.${suffix}/${referenceOf(resource, place)}`,
    'AWS::Cognito::UserPool.Arn': arn(place, 'cognito-idp', `userpool/${referenceOf(resource, place)}`),
    'AWS::ApiGatewayV2::DomainName.RegionalDomainName': `d-${short(id)}.execute-api.${region}.${suffix}`,
    'AWS::ApiGatewayV2::DomainName.RegionalHostedZoneId': 'Z0',
  }
  // A resource that is only referred to by its ARN needs no other attribute to be found.
  const value = known[`${type}.${name}`] ?? (name === 'Arn' ? `arn:${partition}:${type}:${id}` : undefined)
  if (value === undefined) throw new Error(`the runner does not know ${name} of ${type}`)
  return value
}

const arn = ({ partition, region, account }: Place, service: string, what: string) =>
  `arn:${partition}:${service}:${region}:${account}:${what}`
