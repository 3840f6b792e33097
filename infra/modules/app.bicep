// The function app and its plan.
param name string
param planName string
param plan string
param location string
param tags object
param identityName string
param storageName string
param packageContainer string
param vaultUri string
param secretNames array
param insightsConnectionString string
param schedulerEndpoint string
param tracedShare string
param keys string
param payloadDays int

@description('The .NET version that the projects are built for.')
param dotnetVersion string = '10.0'

@description('The maximum number of instances. Together they do not exceed the maxParallel of a flow.')
param maximumInstances int = 40

@description('The memory of a Flex Consumption instance in MB. 2048, the default, is enough for the host and its interpreters: eight, or two for each processor.')
@allowed([512, 2048, 4096])
param instanceMemory int = 2048

var isFlex = plan == 'flex'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: storageName
}

var packageFolder = '${storage.properties.primaryEndpoints.blob}${packageContainer}'
var packageFile = '${packageFolder}/app.zip'

// Storage by identity. The host, Durable Functions and the app read these settings.
var storageSettings = {
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identity.properties.clientId
  AzureWebJobsStorage__blobServiceUri: storage.properties.primaryEndpoints.blob
  AzureWebJobsStorage__queueServiceUri: storage.properties.primaryEndpoints.queue
  AzureWebJobsStorage__tableServiceUri: storage.properties.primaryEndpoints.table
}

var insightsSettings = {
  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.properties.clientId};Authorization=AAD'
  // Traces are sampled as a whole, by their ids, in the host and in the app. Metrics and logs are not sampled.
  OTEL_TRACES_SAMPLER: 'microsoft.fixed_percentage'
  OTEL_TRACES_SAMPLER_ARG: tracedShare
}

// Names in Key Vault have letters, digits and hyphens. The names in flows have underscores.
var secretSettings = toObject(
  secretNames,
  secret => 'Secrets__${secret}',
  secret => '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/${replace(secret, '_', '-')})'
)

var schedulerSettings = empty(schedulerEndpoint)
  ? {}
  : {
      DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'Endpoint=${schedulerEndpoint};Authentication=ManagedIdentity;ClientID=${identity.properties.clientId}'
    }

var accessSettings = { Access__Keys: keys }

// The console is at the root. Without this setting, the page of the Functions host is there until the app has started.
var consoleSettings = { AzureWebJobsDisableHomepage: 'true' }

// Rows and runs are kept at least as long as their files.
var retentionSettings = {
  Retention__PayloadDays: string(payloadDays)
  Retention__RowDays: string(max(payloadDays, 90))
  Retention__RunDays: string(max(payloadDays, 90))
}

// Flex Consumption has these in functionAppConfig: https://learn.microsoft.com/azure/azure-functions/functions-app-settings#flex-consumption-plan-deprecations
// Premium runs the package from a blob, because its default, a file share, requires shared keys.
var premiumSettings = {
  FUNCTIONS_EXTENSION_VERSION: '~4'
  FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated'
  WEBSITE_RUN_FROM_PACKAGE: packageFile
  WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID: identity.id
}

resource farm 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: planName
  location: location
  tags: tags
  kind: isFlex ? 'functionapp' : 'elastic'
  sku: isFlex ? { name: 'FC1', tier: 'FlexConsumption' } : { name: 'EP1', tier: 'ElasticPremium' }
  properties: {
    reserved: true
    maximumElasticWorkerCount: isFlex ? null : min(maximumInstances, 20)
  }
}

var flexConsumption = {
  deployment: {
    storage: {
      type: 'blobContainer'
      value: packageFolder
      authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identity.id }
    }
  }
  runtime: { name: 'dotnet-isolated', version: dotnetVersion }
  scaleAndConcurrency: {
    maximumInstanceCount: maximumInstances
    instanceMemoryMB: instanceMemory
    // https://learn.microsoft.com/azure/azure-functions/durable/durable-functions-azure-storage-provider#flex-consumption-plan
    alwaysReady: [{ name: 'durable', instanceCount: 1 }]
  }
}

resource app 'Microsoft.Web/sites@2024-11-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'app' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: farm.id
    httpsOnly: true
    keyVaultReferenceIdentity: identity.id
    functionAppConfig: isFlex ? flexConsumption : null
    siteConfig: union(
      { minTlsVersion: '1.2' },
      isFlex ? {} : { linuxFxVersion: 'DOTNET-ISOLATED|${dotnetVersion}', minimumElasticInstanceCount: 1 }
    )
  }
}

resource settings 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: app
  name: 'appsettings'
  properties: union(storageSettings, insightsSettings, secretSettings, accessSettings, consoleSettings, retentionSettings, schedulerSettings, isFlex ? {} : premiumSettings)
}

// Deployments use Entra ID instead of the app's own user and password.
resource ftp 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01' = {
  parent: app
  name: 'ftp'
  properties: { allow: false }
}

resource scm 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01' = {
  parent: app
  name: 'scm'
  properties: { allow: false }
}

output name string = app.name
output url string = 'https://${app.properties.defaultHostName}'
output packageUrl string = packageFile
