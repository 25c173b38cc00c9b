<#-- The words of editions, their runs and receipts in English. -->

<#assign none = "No editions yet. The first appears here when the schedule or someone sends it.">
<#assign noneFound = "No edition has all of these words. Try fewer words, or only their beginnings.">
<#assign archiveText = "Every edition, newest first. Those that were sent are kept exactly as they were.">
<#assign search = "Search in subjects, headlines and summaries">
<#assign searchButton = "Search">
<#assign allDigests = "All digests">
<#assign digest = "Digest">
<#assign edition = "Edition">
<#assign state = "State">
<#assign subject = "Subject">
<#assign older = "Older editions">
<#assign first = "From the beginning">
<#assign more = "More">
<#assign back = "Back">

<#assign counts = {
  "recipients": "Recipients", "accepted": "Accepted", "deferred": "Deferred", "rejected": "Rejected", "expired": "Given up",
  "uncertain": "Uncertain", "suppressed": "Suppressed", "pending": "Not tried yet", "twice": "Perhaps twice"
}>
<#assign meanings = {
  "recipients": "Enrolled when sending began: who had chosen this digest and could be mailed.",
  "accepted": "The mail server has accepted it. It is not necessarily in the inbox yet.",
  "deferred": "Refused for now. Tried again automatically.",
  "rejected": "Refused for good, with the mail server’s answer.",
  "expired": "Refused for now, until the edition was too old to try again.",
  "uncertain": "The connection broke before the answer, so they may have it.",
  "suppressed": "Unsubscribed, paused or suppressed after sending began.",
  "pending": "Waiting for their turn.",
  "twice": "The mail server may have accepted it more than once. They are counted above, too."
}>
<#assign deliveryStates = {
  "pending": "not tried yet", "claimed": "next", "sending": "being sent", "accepted": "accepted", "deferred": "deferred",
  "rejected": "rejected", "expired": "given up", "uncertain": "uncertain", "suppressed": "suppressed"
}>
<#function stand kind percent unserved>
<#if kind == "sending"><#return "sending " + percent + " %"></#if>
<#if kind == "retrying"><#return "sent; {} wait for another try"?replace("{}", unserved)></#if>
<#if kind == "partly"><#return "sent, but " + unserved + " not served"></#if>
<#return "">
</#function>
<#assign progress = "Members whose delivery has ended">
<#assign run = "Progress">
<#function done percent n all><#return n + " of " + all + " done (" + percent + " %)"></#function>
<#function rate n><#return n?string(",##0.#") + " a second"></#function>
<#function expected time><#return "all tried at about " + time></#function>
<#function waits n next end><#return n + " will be tried again at " + next + ", and given up at " + end></#function>
<#assign notEnrolled = {
  "held": "Waiting for approval. Nobody has received it; approving sends it.",
  "ready": "Being prepared; sending begins in a moment.",
  "cancelled": "Cancelled before anyone received it."
}>

<#assign approve = "Approve and send">
<#assign pause = "Pause">
<#assign resume = "Resume">
<#assign cancel = "Cancel …">
<#assign cancelTitle = "Cancel this edition?">
<#function cancelText served unserved><#return served + (served == 1)?then(" member already has it. ", " members already have it. ") + unserved + (unserved == 1)?then(" does", " do") + " not have it and will not get it. This cannot be undone."></#function>
<#function cancelNumber n><#return "Leave " + n + (n == 1)?then(" member", " members") + " without it"></#function>
<#assign cancelNot = "No, go back">
<#assign cancelMeanwhile = "Sending continues while you read this. You can pause it first, and resume it at any time.">
<#assign retryTitle = "Try again …">
<#assign retryText = {
  "rejected": "The mail server refused these for good. Try again if you know that the reason is gone, for example after a block was lifted.",
  "expired": "The mail server refused these for now, until the edition was too old. They are tried again for as long as the first time.",
  "uncertain": "These members may already have the letter, and would then get it twice, with the same Message-ID; many mail programs show it once."
}>
<#assign retryRule = "Members who have unsubscribed or been suppressed since get nothing.">
<#function retryNumber n><#return "Try " + n + " again"></#function>
<#assign again = "Try again">
<#assign never = "no longer possible">
<#assign started = "Started">
<#assign finished = "Finished">
<#assign items = "Stories">
<#assign dropped = "The lists behind these numbers have been deleted, as set for old editions. The numbers stay.">
<#assign unattended = "No server that sends is running. Sending goes on as soon as one starts.">

<#assign letter = "The letter">
<#assign asSent = "The letter as it was sent">
<#assign asNow = "The letter as it would be now">
<#assign formats = {"full": "Full", "brief": "Brief", "text": "Text only"}>
<#function leftOut n><#return "Left out, and why (" + n + ")"></#function>

<#assign member = "Member">
<#assign words = "Mail server’s answer">
<#assign attempts = "Tries">
<#assign lastChange = "Last change">
<#function nextTry time><#return "next try " + time></#function>
<#assign gone = "no longer a member:">
<#assign veiled = "Addresses are shown to administrators.">
<#assign listEmpty = "This list is empty.">
<#assign download = "Download as CSV">
<#assign deferredNoMore = "Refused for now. The edition was cancelled, so they are not tried again.">
