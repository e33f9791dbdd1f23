/** Header forms seen in the wild, and what they are. */
export const headerForms = [
  {
    form: 'Salesforce report with an id',
    source: 'salesforce',
    object: 'opportunity',
    header:
      'Opportunity ID,Opportunity Owner,Account Name,Opportunity Name,Stage,Fiscal Period,Amount Currency,Amount,Age,Probability (%),Close Date,Created Date',
  },
  {
    form: 'Salesforce Data Loader',
    source: 'salesforce',
    object: 'opportunity',
    header:
      'Id,IsDeleted,AccountId,StageName,Amount,CloseDate,IsClosed,IsWon,OwnerId,CreatedDate,SystemModstamp,Region__c',
  },
  {
    form: 'HubSpot export labels',
    source: 'hubspot',
    object: 'opportunity',
    header:
      'Record ID,Deal Name,Deal Stage,Pipeline,Amount,Close Date,Create Date,Deal owner,Associated Company,Last Modified Date',
  },
  {
    form: 'Pipedrive prefixed',
    source: 'pipedrive',
    object: 'opportunity',
    header:
      'Deal - ID,Deal - Title,Deal - Owner,Deal - Value,Deal - Currency of Value,Deal - Organization,Deal - Stage,Deal - Status,Deal - Deal created,Deal - Won time,Deal - Lost time,Deal - Lost reason,Deal - Update time',
  },
  {
    form: 'Dynamics 365',
    source: 'dynamics',
    object: 'opportunity',
    header:
      '(Do Not Modify) Opportunity,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Topic,Account,Est. Close Date,Actual Close Date,Actual Revenue,Status,Status Reason,Owner',
  },
  {
    form: 'Salesforce Task',
    source: 'salesforce',
    object: 'activity',
    header:
      'Id,WhoId,WhatId,OwnerId,Subject,ActivityDate,Status,IsClosed,TaskSubtype,CallDurationInSeconds,CallType,CallDisposition,AccountId,CompletedDateTime,CreatedDate,SystemModstamp',
  },
  {
    form: 'Salesforce Event',
    source: 'salesforce',
    object: 'activity',
    header:
      'Id,WhoId,WhoCount,WhatId,AccountId,OwnerId,Subject,StartDateTime,EndDateTime,DurationInMinutes,SystemModstamp',
  },
  {
    form: 'Salesforce User',
    source: 'salesforce',
    object: 'owner',
    header: 'Id,Username,Name,ManagerId,IsActive,Department,UserRoleId',
  },
  {
    form: 'HubSpot calls',
    source: 'hubspot',
    object: 'activity',
    header:
      'hs_object_id,hs_timestamp,hs_call_direction,hs_call_duration,hs_call_disposition,hs_call_status,hubspot_owner_id',
  },
  {
    form: 'HubSpot companies',
    source: 'hubspot',
    object: 'account',
    header: 'Record ID,Company name,Company owner,Industry,Country/Region,Number of Employees,Annual Revenue',
  },
  {
    form: 'Pipedrive activities',
    source: 'pipedrive',
    object: 'activity',
    header:
      'Activity - ID,Activity - Subject,Activity - Type,Activity - Due date,Activity - Done,Activity - Deal ID,Activity - Assigned to user',
  },
  {
    form: 'Pipedrive organizations',
    source: 'pipedrive',
    object: 'account',
    header:
      'Organization - ID,Organization - Name,Organization - Owner,Organization - Industry,Organization - Update time',
  },
  {
    form: 'Dynamics accounts',
    source: 'dynamics',
    object: 'account',
    header:
      '(Do Not Modify) Account,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Account Name,Industry,Annual Revenue',
  },
  {
    form: 'Dynamics phone calls',
    source: 'dynamics',
    object: 'activity',
    header:
      '(Do Not Modify) Phone Call,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Subject,Regarding,Activity Status,Owner,Due Date,Actual End,Duration,Direction',
  },
].map(({ header, ...rest }) => ({ ...rest, header: header.split(',') }));
