<#-- The words of editions, their runs and receipts in English. -->

<#assign none = "No edition yet. The first appears here when the schedule or you send it.">
<#assign edition = "Edition">
<#assign state = "State">
<#assign subject = "Subject">
<#assign counts = {
  "recipients": "Recipients", "accepted": "Accepted", "rejected": "Rejected", "deferred": "Deferred", "suppressed": "Suppressed", "uncertain": "Uncertain"
}>
<#assign approve = "Approve and send">
<#assign pause = "Pause">
<#assign resume = "Go on">
<#assign cancel = "Cancel for good">
<#assign letter = "The letter">
<#assign leftOut = "Left out, and why">
