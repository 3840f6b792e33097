// Alarms over all flows; a flow's own alarms are in its definition.
param actionsName string
param location string
param tags object
param workspaceId string
param email string
param noRunFor string
param errorRatePercent int

var runs = loadTextContent('../queries/runs.kql')

var alarms = [
  {
    name: 'failed-runs'
    title: 'Order Status Flow: a run failed'
    text: 'A run ended with the status failed: login, read, script or mapping failed, or every row did. GET /api/runs/{id} returns where and why.'
    query: '${runs}\nRuns | where Status == "failed" | project TimeGenerated, Flow, Run, Error'
    severity: 1
    window: 'PT15M'
    frequency: 'PT5M'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'error-rate'
    title: 'Order Status Flow: too many rows rejected or failed'
    text: 'More than ${errorRatePercent} percent of a flow\'s rows of the last hour were rejected by Omnitron or not delivered.'
    query: '${runs}\nRuns | summarize TimeGenerated = max(TimeGenerated), Rows = sum(Rows), Bad = sum(Bad) by Flow | where Rows > 0 and 100.0 * Bad / Rows > ${errorRatePercent}'
    severity: 2
    window: 'PT1H'
    frequency: 'PT15M'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'flow-alarm'
    title: 'Order Status Flow: an alarm of a flow fires'
    text: 'An alarm of a flow began to fire. GET /api/alarms returns its threshold and its current value.'
    query: 'AppTraces | where Message startswith "Alarm " and Message contains " fires: " | parse Message with "Alarm " Alarm " of flow " Flow " fires: " Reason | project TimeGenerated, Flow, Alarm, Reason'
    severity: 2
    window: 'PT15M'
    frequency: 'PT5M'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'no-run'
    title: 'Order Status Flow: no run'
    text: 'No run of any flow ended for ${noRunFor}. Check that the app runs, that schedules are enabled, and that the ERPs still post.'
    query: '${runs}\nRuns'
    severity: 2
    window: noRunFor
    frequency: 'PT15M'
    operator: 'LessThan'
    threshold: 1
  }
]

resource actions 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: actionsName
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'orderstatus'
    emailReceivers: empty(email) ? [] : [{ name: 'people', emailAddress: email, useCommonAlertSchema: true }]
  }
}

resource rules 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for alarm in alarms: {
    name: alarm.name
    location: location
    tags: tags
    properties: {
      displayName: alarm.title
      description: alarm.text
      severity: alarm.severity
      enabled: true
      scopes: [workspaceId]
      windowSize: alarm.window
      evaluationFrequency: alarm.frequency
      autoMitigate: true
      // A new workspace has no table AppTraces until the app logs its first line.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: alarm.query
            timeAggregation: 'Count'
            operator: alarm.operator
            threshold: alarm.threshold
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [actions.id] }
    }
  }
]
