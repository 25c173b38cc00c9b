<#-- The words of editions, their runs and receipts in English. -->

<#assign none = "No edition yet. The first appears here when the schedule or you send it.">
<#assign noneFound = "No edition has all of these words. Try fewer of them, or only their beginnings.">
<#assign archiveText = "Every edition that was made, the newest first, each exactly as it was sent.">
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
  "accepted": "The relay has taken responsibility. It is not yet in anyone’s inbox.",
  "deferred": "Refused for now; tried again by itself.",
  "rejected": "Refused for good, with the relay’s words.",
  "expired": "Refused for now until the edition was too old.",
  "uncertain": "The connection broke before the answer: they may have it.",
  "suppressed": "Unsubscribed, paused or suppressed after sending began.",
  "pending": "Waiting for their turn.",
  "twice": "The relay may have taken it more than once. They are counted above too."
}>
<#assign deliveryStates = {
  "pending": "not tried yet", "claimed": "next", "sending": "on the wire", "accepted": "accepted", "deferred": "deferred",
  "rejected": "rejected", "expired": "given up", "uncertain": "uncertain", "suppressed": "suppressed"
}>
<#function stand kind percent unserved>
<#if kind == "sending"><#return "sending " + percent + " %"></#if>
<#if kind == "partly"><#return "sent, but " + unserved + " not served"></#if>
<#return "">
</#function>
<#assign progress = "Members with a last outcome">
<#assign run = "How the sending goes">
<#function done percent n all><#return n + " of " + all + " have a last outcome (" + percent + " %)"></#function>
<#function rate n><#return n?string(",##0.#") + " a second"></#function>
<#function expected time><#return "all tried at about " + time></#function>
<#function waits n next end><#return n + " wait for another try at " + next + "; they are given up at " + end></#function>
<#assign notEnrolled = {
  "held": "It waits for a person. Nobody has got it; approving sends it.",
  "ready": "It is being made ready: members are enrolled in a moment.",
  "cancelled": "It was cancelled before anybody got it."
}>

<#assign approve = "Approve and send">
<#assign pause = "Pause">
<#assign resume = "Go on">
<#assign cancel = "Cancel …">
<#assign cancelTitle = "Cancel this edition?">
<#function cancelText served unserved><#return served + " members have it and keep it. " + unserved + " have not, and will not get it. This cannot be undone."></#function>
<#function cancelNumber n><#return "Leave " + n + " members without it"></#function>
<#assign cancelNot = "No, go back">
<#assign cancelMeanwhile = "While you read this, sending goes on and the numbers move. You can pause it first, and take that back at any time.">
<#assign retryTitle = "Try again …">
<#assign retryText = {
  "rejected": "The relay refused these for good. Try again if you know that the reason is gone, for example after a block was lifted.",
  "expired": "The relay refused these for now, until the edition was too old. They are tried for as long again.",
  "uncertain": "These may have the letter already. Whoever has it will then have it twice, with the same Message-ID, which many mail programs show once."
}>
<#assign retryRule = "Whoever has unsubscribed or was suppressed meanwhile gets nothing.">
<#function retryNumber n><#return "Try " + n + " again"></#function>
<#assign again = "Try again">
<#assign never = "not possible any more">
<#assign started = "Started">
<#assign finished = "Finished">
<#assign items = "Stories">
<#assign dropped = "The lists behind these numbers have been deleted, as the rule for old editions says. The numbers stay.">

<#assign letter = "The letter">
<#assign asSent = "The letter as it was sent">
<#assign asNow = "The letter as it would be now">
<#assign formats = {"full": "Full", "brief": "Brief", "text": "Text only"}>
<#function leftOut n><#return "Left out, and why (" + n + ")"></#function>

<#assign member = "Member">
<#assign words = "The relay’s words">
<#assign attempts = "Tries">
<#assign lastChange = "Last change">
<#function nextTry time><#return "next try " + time></#function>
<#assign gone = "no longer a member:">
<#assign veiled = "Addresses are shown to administrators.">
<#assign listEmpty = "Nobody is in this list now.">
<#assign download = "Download as CSV">
