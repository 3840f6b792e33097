// An overview of runs and rows, in Azure Monitor, Workbooks.
param title string
param location string
param tags object
param workspaceId string

var runs = loadTextContent('../queries/runs.kql')
var perHour = 'bin(TimeGenerated, 1h)'

var pictures = [
  { name: 'Runs by status', view: 'barchart', query: 'Runs | summarize count() by ${perHour}, Status' }
  {
    name: 'Rows by outcome'
    view: 'barchart'
    query: 'Runs | summarize Delivered = sum(Rows - Bad), Rejected = sum(Rejected), Failed = sum(Failed) by ${perHour}'
  }
  {
    name: 'Flows'
    view: 'table'
    query: 'Runs | summarize Runs = count(), FailedRuns = countif(Status == "failed"), Rows = sum(Rows), Rejected = sum(Rejected), Failed = sum(Failed), LastRun = max(TimeGenerated) by Flow | order by Flow asc'
  }
  {
    name: 'Runs that did not go well'
    view: 'table'
    query: 'Runs | where Status in ("failed", "partial") | order by TimeGenerated desc | take 200'
  }
]

var time = {
  type: 9
  name: 'parameters'
  content: {
    version: 'KqlParameterItem/1.0'
    parameters: [
      {
        version: 'KqlParameterItem/1.0'
        name: 'Time'
        type: 4
        isRequired: true
        value: { durationMs: 86400000 }
        typeSettings: {
          selectableValues: [
            { durationMs: 3600000 }
            { durationMs: 86400000 }
            { durationMs: 604800000 }
            { durationMs: 2592000000 }
          ]
        }
      }
    ]
  }
}

var items = [
  for picture in pictures: {
    type: 3
    name: picture.name
    content: {
      version: 'KqlItem/1.0'
      title: picture.name
      query: '${runs}\n${picture.query}'
      queryType: 0
      resourceType: 'microsoft.operationalinsights/workspaces'
      visualization: picture.view
      timeContextFromParameter: 'Time'
      size: 0
    }
  }
]

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, 'order-status-flow')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: title
    category: 'workbook'
    sourceId: workspaceId
    serializedData: string({ version: 'Notebook/1.0', items: concat([time], items), fallbackResourceIds: [workspaceId] })
  }
}
