// All resources of one Order Status Flow, in a resource group of their own.
//   azd up
//   az deployment sub create --location westeurope --template-file infra/main.bicep --parameters environmentName=shop location=westeurope
targetScope = 'subscription'

@description('The name of this environment, which is part of every resource name. Letters, digits and hyphens.')
@minLength(1)
@maxLength(20)
param environmentName string

@description('The region of all resources. Not every region has Flex Consumption: az functionapp list-flexconsumption-locations')
param location string

@description('The plan: flex (Flex Consumption, billed by use) or premium (Elastic Premium, with instances that are always ready).')
@allowed(['flex', 'premium'])
param plan string = 'flex'

@description('The resource group. It is created if it does not exist.')
param resourceGroupName string = 'rg-${environmentName}'

@description('Names that replace the default ones, for any of app, plan, identity, storage, vault, workspace, insights, workbook, actions, scheduler.')
param names object = {}

@description('The tags of every resource.')
param tags object = {}

@description('The secrets that flows use, by their names in flows. OMNITRON_PASSWORD becomes the app setting Secrets__OMNITRON_PASSWORD, a reference to OMNITRON-PASSWORD in Key Vault.')
param secretNames array = ['OMNITRON_PASSWORD', 'ERP_PASSWORD']

@description('The e-mail address that receives alarms. If it is empty, alarms are only in the portal.')
param alertEmail string = ''

@description('The alarm "no run" fires when no run has ended for this time.')
@allowed(['PT30M', 'PT1H', 'PT6H', 'P1D'])
param noRunFor string = 'PT1H'

@description('The alarm "error rate" fires when more than this percentage of rows were rejected or failed.')
@minValue(0)
@maxValue(100)
param errorRatePercent int = 5

@description('The share of runs whose traces go to Application Insights, from 0 to 1. A run of 10,000 orders has about 30,000 spans. Its metrics and its line in the log are always sent.')
param tracedShare string = '0.1'

@description('The number of days that the files of a run are kept: payloads, pages, batches, requests and responses. The app purges them, and a rule of the storage account deletes what remains 30 days later.')
@minValue(1)
@maxValue(3650)
param payloadDays int = 30

@description('The object id of the person who deploys. It allows that person to set secrets, and to upload the app to the Premium plan. Empty for nobody.')
param principalId string = ''

@description('True to keep durable state in Durable Task Scheduler instead of the storage account. The app must be published with -p:DurableTaskScheduler=true.')
param durableTaskScheduler bool = false

@description('What authenticates callers: platform (the Functions host, by its keys) or own (the app, by its keys, sessions and Entra ID). Create a key with the role admin before you choose own.')
@allowed(['platform', 'own'])
param keys string = 'platform'

var token = toLower(uniqueString(subscription().id, environmentName, location))
var every = union(tags, { 'azd-env-name': environmentName })
var named = union(
  {
    app: 'func-${environmentName}-${token}'
    plan: 'plan-${environmentName}'
    identity: 'id-${environmentName}'
    storage: 'st${token}'
    vault: 'kv-${token}'
    workspace: 'log-${environmentName}'
    insights: 'appi-${environmentName}'
    workbook: 'Order Status Flow: ${environmentName}'
    actions: 'ag-${environmentName}'
    scheduler: 'dts-${environmentName}'
  },
  names
)

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: resourceGroupName
  location: location
  tags: every
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: { name: named.identity, location: location, tags: every }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: named.storage
    location: location
    tags: every
    identityPrincipalId: identity.outputs.principalId
    deployerPrincipalId: principalId
    payloadDays: payloadDays
  }
}

module vault 'modules/vault.bicep' = {
  scope: group
  params: {
    name: named.vault
    location: location
    tags: every
    identityPrincipalId: identity.outputs.principalId
    deployerPrincipalId: principalId
  }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    workspaceName: named.workspace
    insightsName: named.insights
    location: location
    tags: every
    identityPrincipalId: identity.outputs.principalId
  }
}

module scheduler 'modules/scheduler.bicep' = if (durableTaskScheduler) {
  scope: group
  params: { name: named.scheduler, location: location, tags: every, identityPrincipalId: identity.outputs.principalId }
}

module app 'modules/app.bicep' = {
  scope: group
  params: {
    name: named.app
    planName: named.plan
    plan: plan
    location: location
    tags: every
    identityName: identity.outputs.name
    storageName: storage.outputs.name
    packageContainer: storage.outputs.packageContainer
    vaultUri: vault.outputs.uri
    secretNames: secretNames
    insightsConnectionString: monitoring.outputs.connectionString
    tracedShare: tracedShare
    keys: keys
    payloadDays: payloadDays
    schedulerEndpoint: scheduler.?outputs.?endpoint ?? ''
  }
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    actionsName: named.actions
    location: location
    tags: every
    workspaceId: monitoring.outputs.workspaceId
    email: alertEmail
    noRunFor: noRunFor
    errorRatePercent: errorRatePercent
  }
}

module workbook 'modules/workbook.bicep' = {
  scope: group
  params: { title: named.workbook, location: location, tags: every, workspaceId: monitoring.outputs.workspaceId }
}

@description('The URL of the app.')
output apiUrl string = '${app.outputs.url}/api'

@description('The function app.')
output appName string = app.outputs.name

@description('The key vault of the secrets: az keyvault secret set --vault-name NAME --name OMNITRON-PASSWORD --value ...')
output vaultName string = vault.outputs.name

@description('The storage account that has the package of the Premium plan.')
output packageUrl string = app.outputs.packageUrl
